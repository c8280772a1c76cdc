package foyer.files.pictures;

import static foyer.files.pictures.PictureSamples.SECRET;
import static foyer.files.pictures.PictureSamples.decoded;
import static foyer.files.pictures.PictureSamples.text;
import static org.assertj.core.api.Assertions.assertThat;

import foyer.files.content.ContentType;
import foyer.files.storage.NearObject;
import java.awt.Color;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What pictures say of themselves, what is left out of them, and what is made of them. */
@Tag("unit")
class PictureTest {

    private static final int LONGEST = 320;

    @TempDir
    Path folder;

    private NearObject object(byte[] bytes) throws IOException {
        return NearObject.copy(Files.write(folder.resolve("picture"), bytes));
    }

    private Optional<Picture> picture(byte[] bytes, ContentType type) throws IOException {
        try (var object = object(bytes)) {
            return Picture.of(object, type);
        }
    }

    /** The bytes as they are kept. */
    private byte[] clean(byte[] bytes, ContentType type) throws IOException {
        try (var object = object(bytes)) {
            var picture = Picture.of(object, type).orElseThrow();
            var out = new ByteArrayOutputStream();
            Objects.requireNonNull(picture.clean(), "nothing was left out").writeTo(out);
            return out.toByteArray();
        }
    }

    private Optional<SmallerPicture> smaller(byte[] bytes, ContentType type) throws IOException {
        try (var object = object(bytes)) {
            return SmallerPicture.of(object, type, Picture.of(object, type).orElseThrow(), LONGEST);
        }
    }

    private static byte[] bytes(SmallerPicture picture) throws IOException {
        var out = new ByteArrayOutputStream();
        picture.content().writeTo(out);
        return out.toByteArray();
    }

    private static byte[] noted(ContentType type) {
        return switch (type) {
            case JPEG -> PictureSamples.photo(640, 400, 6);
            case PNG -> PictureSamples.notedPng(640, 400);
            default -> WebpSamples.noted(640, 400);
        };
    }

    /** No letter of the notes is left, every pixel is, and so is how the picture is to be turned. */
    @ParameterizedTest
    @EnumSource(
            value = ContentType.class,
            names = {"JPEG", "PNG", "WEBP"})
    void leavesOutWhatWasNoted(ContentType type) throws IOException {
        var bytes = noted(type);
        assertThat(text(bytes)).contains(SECRET);

        var clean = clean(bytes, type);

        assertThat(text(clean)).doesNotContain(SECRET).doesNotContain("xap");
        var before = picture(bytes, type).orElseThrow();
        var after = picture(clean, type).orElseThrow();
        assertThat(after.orientation()).isEqualTo(before.orientation()).isGreaterThan(1);
        assertThat(pixels(clean)).isEqualTo(pixels(bytes));
    }

    private static int[] pixels(byte[] bytes) {
        var image = decoded(bytes);
        return image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
    }

    @ParameterizedTest
    @EnumSource(
            value = ContentType.class,
            names = {"JPEG", "PNG", "WEBP"})
    void leavesWhatItHasCleanedAsItIs(ContentType type) throws IOException {
        var clean = clean(noted(type), type);

        assertThat(picture(clean, type).orElseThrow().clean()).isNull();
    }

    static Stream<Arguments> plain() {
        return Stream.of(
                Arguments.of(ContentType.JPEG, PictureSamples.jpeg(40, 30)),
                Arguments.of(ContentType.PNG, PictureSamples.glass(40, 30)),
                Arguments.of(ContentType.WEBP, WebpSamples.plain(40, 30)),
                Arguments.of(ContentType.GIF, PictureSamples.gif(40, 30)));
    }

    @ParameterizedTest
    @MethodSource("plain")
    void leavesAPictureWithoutNotesAsItIs(ContentType type, byte[] bytes) throws IOException {
        assertThat(picture(bytes, type)).contains(new Picture(40, 30, 1, 1, null));
    }

    @Test
    void keepsWhatColoursAreMadeOf() throws IOException {
        var profiled =
                PictureSamples.withSegment(PictureSamples.photo(64, 64, 1), 0xE2, "ICC_PROFILE\0\1\1 of a screen");

        assertThat(text(clean(profiled, ContentType.JPEG)))
                .contains("of a screen")
                .doesNotContain(SECRET);
    }

    @Test
    void readsTheSizeOfWhatWouldUnpackToGigabytes() throws IOException {
        var bomb = picture(PictureSamples.bomb(50_000, 50_000), ContentType.PNG).orElseThrow();

        assertThat(bomb.pixels()).isEqualTo(2_500_000_000L);
    }

    @ParameterizedTest
    @CsvSource({"JPEG, 60", "PNG, 20", "WEBP, 18", "GIF, 8", "JPEG, 0"})
    void takesABeginningForNoPicture(ContentType type, int length) throws IOException {
        var whole =
                switch (type) {
                    case JPEG -> PictureSamples.jpeg(64, 64);
                    case PNG -> PictureSamples.glass(64, 64);
                    case GIF -> PictureSamples.gif(64, 64);
                    default -> WebpSamples.plain(64, 64);
                };

        assertThat(picture(Arrays.copyOf(whole, length), type)).isEmpty();
    }

    /** Its notes come first: they are left out, whatever is missing at its end. */
    @Test
    void leavesOutTheNotesOfWhatWasBrokenOff() throws IOException {
        var whole = PictureSamples.photo(1_000, 800, 6);
        var half = Arrays.copyOf(whole, whole.length * 2 / 3);

        assertThat(text(clean(half, ContentType.JPEG))).doesNotContain(SECRET);
        smaller(half, ContentType.JPEG)
                .ifPresent(small -> assertThat(small.height()).isEqualTo(LONGEST));
    }

    @ParameterizedTest
    @CsvSource({
        "1, RED,   GREEN, 320",
        "2, GREEN, RED,   320",
        "3, WHITE, BLUE,  320",
        "4, BLUE,  WHITE, 320",
        "5, RED,   BLUE,  160",
        "6, BLUE,  RED,   160",
        "7, WHITE, GREEN, 160",
        "8, GREEN, WHITE, 160"
    })
    void putsSmallerFormsUpright(int orientation, String left, String right, int width) throws IOException {
        var small = smaller(PictureSamples.photo(2_000, 1_000, orientation), ContentType.JPEG)
                .orElseThrow();

        assertThat(small.width()).isEqualTo(width);
        assertThat(small.height()).isEqualTo(480 - width);
        assertThat(text(bytes(small))).doesNotContain(SECRET).doesNotContain("Exif");
        var image = decoded(bytes(small));
        assertThat(colour(image.getRGB(20, 20))).isEqualTo(left);
        assertThat(colour(image.getRGB(width - 20, 20))).isEqualTo(right);
    }

    private static String colour(int rgb) {
        var colour = new Color(rgb);
        var name = (colour.getRed() > 128 ? "R" : "")
                + (colour.getGreen() > 128 ? "G" : "")
                + (colour.getBlue() > 128 ? "B" : "");
        return switch (name) {
            case "R" -> "RED";
            case "G" -> "GREEN";
            case "B" -> "BLUE";
            case "RGB" -> "WHITE";
            default -> name;
        };
    }

    static Stream<Arguments> large() {
        return Stream.of(
                Arguments.of(ContentType.JPEG, PictureSamples.jpeg(2_000, 1_500), ContentType.JPEG),
                Arguments.of(ContentType.JPEG, PictureSamples.cmyk(800, 600), ContentType.JPEG),
                Arguments.of(ContentType.PNG, PictureSamples.glass(800, 600), ContentType.PNG),
                Arguments.of(ContentType.WEBP, WebpSamples.plain(800, 600), ContentType.JPEG),
                Arguments.of(ContentType.GIF, PictureSamples.gif(800, 600), ContentType.JPEG));
    }

    @ParameterizedTest
    @MethodSource("large")
    void makesSmallerForms(ContentType type, byte[] bytes, ContentType made) throws IOException {
        var small = smaller(bytes, type).orElseThrow();

        assertThat(small.type()).isEqualTo(made);
        var image = decoded(bytes(small));
        assertThat(image.getWidth()).isEqualTo(small.width()).isEqualTo(320);
        assertThat(image.getHeight()).isEqualTo(small.height()).isEqualTo(240);
        assertThat(image.getColorModel().hasAlpha()).isEqualTo(made == ContentType.PNG);
    }

    @Test
    void shinesThroughWhereThePictureDoes() throws IOException {
        var small = decoded(
                bytes(smaller(PictureSamples.glass(800, 600), ContentType.PNG).orElseThrow()));

        assertThat(new Color(small.getRGB(20, 20), true).getAlpha()).isBetween(0x38, 0x48);
        assertThat(new Color(small.getRGB(300, 220), true).getAlpha()).isEqualTo(255);
    }

    @Test
    void makesNoneOfWhatIsSmallAlready() throws IOException {
        assertThat(smaller(PictureSamples.jpeg(320, 200), ContentType.JPEG)).isEmpty();
    }
}
