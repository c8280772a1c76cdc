package foyer.files.pictures;

import static foyer.files.pictures.PictureSamples.SECRET;
import static foyer.files.pictures.PictureSamples.decoded;
import static foyer.files.pictures.PictureSamples.text;
import static org.assertj.core.api.Assertions.assertThat;

import foyer.files.content.ContentType;
import foyer.files.storage.NearObject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What pictures take that are made to take much, and what is left out of those that are made wrongly. */
@Tag("unit")
class HostilePicturesTest {

    private static final long MOST_PIXELS = 40_000_000;

    @TempDir
    Path folder;

    private Optional<Picture> picture(byte[] bytes, ContentType type) throws IOException {
        try (var object = NearObject.copy(Files.write(folder.resolve("picture"), bytes))) {
            return Picture.of(object, type);
        }
    }

    private byte[] clean(byte[] bytes, ContentType type) throws IOException {
        try (var object = NearObject.copy(Files.write(folder.resolve("picture"), bytes))) {
            var out = new ByteArrayOutputStream();
            Objects.requireNonNull(Picture.of(object, type).orElseThrow().clean(), "nothing was left out")
                    .writeTo(out);
            return out.toByteArray();
        }
    }

    static Stream<Arguments> bounds() {
        var large = WebpSamples.lossy(1_000, 1_000);
        return Stream.of(
                Arguments.of(ContentType.WEBP, true, WebpSamples.extended(1_000, 1_000, large)),
                Arguments.of(ContentType.WEBP, false, WebpSamples.extended(1_000, 1_000, large, large)),
                Arguments.of(ContentType.WEBP, false, WebpSamples.extended(400, 400, large)),
                Arguments.of(
                        ContentType.WEBP,
                        false,
                        WebpSamples.extended(1_000, 1_000, WebpSamples.chunk("ALPH", new byte[9]), large)),
                Arguments.of(
                        ContentType.WEBP,
                        false,
                        WebpSamples.extended(1_000, 1_000, large, WebpSamples.chunk("ANMF", new byte[20]))),
                Arguments.of(
                        ContentType.WEBP,
                        false,
                        WebpSamples.extended(1_000, 1_000, WebpSamples.chunk("ICCP", new byte[5_000_000]), large)),
                Arguments.of(ContentType.PNG, false, HostilePictures.profile(5_000_000)),
                Arguments.of(ContentType.WEBP, false, WebpSamples.lossless(1_000, 1_000)),
                Arguments.of(ContentType.WEBP, false, WebpSamples.bomb(6_324, 6_324, 1_000)),
                Arguments.of(ContentType.JPEG, true, HostilePictures.scans(1_000, 800, 30)),
                Arguments.of(ContentType.JPEG, false, HostilePictures.scans(1_000, 800, 1_000)),
                Arguments.of(ContentType.JPEG, false, HostilePictures.rare(1_000, 800)));
    }

    @ParameterizedTest
    @MethodSource("bounds")
    void knowsWhetherDecodingItHasABound(ContentType type, boolean modest, byte[] bytes) throws IOException {
        assertThat(picture(bytes, type).orElseThrow().modest(MOST_PIXELS)).isEqualTo(modest);
    }

    static Stream<Arguments> moving() {
        return Stream.of(
                Arguments.of("one picture is all", 40, 30, true, HostilePictures.gif(40, 30, 0, 0, 40, 30)),
                Arguments.of(
                        "a second is a part", 40, 30, true, HostilePictures.gif(40, 30, 0, 0, 40, 30, 5, 5, 20, 9)),
                Arguments.of(
                        "the screen is larger",
                        50_000,
                        60_000,
                        false,
                        HostilePictures.gif(50_000, 60_000, 0, 0, 40, 30)),
                Arguments.of(
                        "a second is larger",
                        60_000,
                        50_000,
                        false,
                        HostilePictures.gif(40, 30, 0, 0, 40, 30, 0, 0, 60_000, 50_000)),
                Arguments.of("the first is elsewhere", 60, 40, false, HostilePictures.gif(40, 30, 20, 10, 40, 30)),
                Arguments.of("it has no screen", 40, 30, true, HostilePictures.gif(0, 0, 0, 0, 40, 30)),
                Arguments.of("it has no picture", 40, 30, false, HostilePictures.gif(40, 30, 0, 0, 0, 0)));
    }

    /** What browsers show of a GIF, by which it is too large, is more than what decoders make of it. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("moving")
    void aMovingPictureIsAsLargeAsAllThatIsShown(String what, int width, int height, boolean modest, byte[] bytes)
            throws IOException {
        var picture = picture(bytes, ContentType.GIF).orElseThrow();

        assertThat(picture).extracting(Picture::width, Picture::height).containsExactly(width, height);
        assertThat(picture.modest(MOST_PIXELS)).isEqualTo(modest);
    }

    static Stream<Arguments> endless() {
        return Stream.of(
                Arguments.of(ContentType.JPEG, HostilePictures.segments(10), true),
                Arguments.of(ContentType.JPEG, HostilePictures.segments(6_000), false),
                Arguments.of(ContentType.PNG, HostilePictures.chunks(10), true),
                Arguments.of(ContentType.PNG, HostilePictures.chunks(Pieces.MOST), false));
    }

    /** Each part that is kept between others takes memory. */
    @ParameterizedTest
    @MethodSource("endless")
    void takesWhatHasMorePartsThanAnyPictureForNone(ContentType type, byte[] bytes, boolean taken) throws IOException {
        assertThat(picture(bytes, type).isPresent()).isEqualTo(taken);
    }

    static Stream<Arguments> odd() {
        var photo = PictureSamples.photo(200, 100, 6);
        var moving = HostilePictures.notedGif(200, 100);
        var broken = new byte[0];
        return Stream.of(
                Arguments.of(ContentType.JPEG, HostilePictures.stray(photo), photo),
                Arguments.of(ContentType.PNG, HostilePictures.brokenPng(200, 100), broken),
                Arguments.of(ContentType.WEBP, HostilePictures.brokenWebp(200, 100), broken),
                Arguments.of(ContentType.WEBP, WebpSamples.notedOddly(200, 100), broken),
                Arguments.of(ContentType.GIF, moving, moving));
    }

    /** Browsers show them, and so do links: without what was noted, for good. */
    @ParameterizedTest
    @MethodSource("odd")
    void leavesOutTheNotesOfWhatIsMadeWrongly(ContentType type, byte[] bytes, byte[] same) throws IOException {
        assertThat(text(bytes)).contains(SECRET);

        var clean = clean(bytes, type);

        assertThat(text(clean)).doesNotContain(SECRET);
        assertThat(clean).hasSizeGreaterThan(200);
        assertThat(picture(clean, type).orElseThrow().clean()).isNull();
        if (same.length > 0) {
            assertThat(pixels(clean)).isEqualTo(pixels(same));
        }
    }

    private static int[] pixels(byte[] bytes) {
        var image = decoded(bytes);
        return image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
    }
}
