package foyer.files;

import static foyer.files.FileApi.get;
import static foyer.files.FileApi.put;
import static foyer.files.pictures.PictureSamples.SECRET;
import static foyer.files.pictures.PictureSamples.decoded;
import static foyer.files.pictures.PictureSamples.text;
import static org.assertj.core.api.Assertions.assertThat;

import foyer.files.pictures.PictureSamples;
import foyer.files.storage.Storage;
import foyer.files.storage.StorageKey;
import foyer.testing.Awaited;
import foyer.testing.FoyerTest;
import foyer.testing.TestDatabase;
import foyer.testing.TestTenants;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Pictures without what was noted in them, and their smaller forms. */
@FoyerTest
@Tag("graphql")
class PictureVariantsTest {

    @Autowired
    TestTenants tenants;

    @Autowired
    TestDatabase database;

    @Autowired
    Storage storage;

    @Autowired
    FileExpiry expiry;

    @Autowired
    FileSweep sweep;

    private FileApi files;
    private StoredBytes stored;

    @BeforeEach
    void signUp() {
        files = new FileApi(tenants.signUp("REAL_ESTATE"));
        stored = new StoredBytes(storage, database, files.member().tenant());
    }

    private String photo(byte[] bytes) {
        return files.upload("Villa.jpg", "image/jpeg", "MEDIA", bytes);
    }

    private String url(String id, String variant) {
        return files.member()
                .client()
                .run("files/file", Map.of("id", id, "variant", variant))
                .text("file.url");
    }

    private byte[] bytes(String id, String variant) {
        return get(url(id, variant)).body();
    }

    private void awaitForms(int count) {
        Awaited.until(() -> forms().size() == count);
    }

    private List<String> jobs() {
        try {
            return stored.pictureJobs();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<String> forms() {
        try {
            return stored.forms();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void givesNobodyWhatWasNotedInAPicture() throws Exception {
        var bytes = PictureSamples.photo(300, 200, 6);

        var id = photo(bytes);

        var kept = bytes(id, "ORIGINAL");
        assertThat(text(bytes)).contains(SECRET);
        assertThat(text(kept)).doesNotContain(SECRET).contains("Exif");
        assertThat(stored.objects()).hasSize(1);
        assertThat(stored.counted()).isEqualTo(kept.length + " and 0");
        var file = files.done("fileUpdate", "id", id, "alt", "A villa");
        assertThat(file.path("size").asInt()).isEqualTo(kept.length);
        assertThat(photo(bytes)).isNotEqualTo(id);
        assertThat(stored.counts()).containsExactly("2 of 2");
    }

    /** What is kept as a proof is kept as it came. */
    @Test
    void leavesDocumentsAsTheyWereBrought() {
        var bytes = PictureSamples.photo(2_000, 1_000, 6);

        var id = files.upload("passport.jpg", "image/jpeg", "DOCUMENT", bytes);

        assertThat(bytes(id, "ORIGINAL")).isEqualTo(bytes);
        assertThat(bytes(id, "THUMB")).isEqualTo(bytes);
    }

    @Test
    void makesSmallerFormsThatLinksOfBeforeLeadTo() throws Exception {
        var id = photo(PictureSamples.photo(2_000, 1_000, 6));
        var link = url(id, "THUMB");

        awaitForms(2);

        var thumb = get(link);
        assertThat(decoded(thumb.body()).getHeight()).isEqualTo(320);
        assertThat(decoded(thumb.body()).getWidth()).isEqualTo(160);
        assertThat(thumb.headers().firstValue("Content-Type")).contains("image/jpeg");
        assertThat(decoded(bytes(id, "MEDIUM")).getHeight()).isEqualTo(1_280);
        assertThat(decoded(bytes(id, "ORIGINAL")).getWidth()).isEqualTo(2_000);
        var all = Stream.of("THUMB", "MEDIUM", "ORIGINAL")
                .mapToInt(form -> bytes(id, form).length)
                .sum();
        assertThat(stored.counted()).isEqualTo(all + " and 0");
        assertThat(stored.objects()).extracting(StorageKey::name).containsExactlyInAnyOrderElementsOf(stored.owned());
    }

    @Test
    void givesAFormWithAnotherTypeTheNameOfThatType() {
        var id = files.upload("Villa.gif", "image/gif", "MEDIA", PictureSamples.gif(800, 600));
        awaitForms(1);

        assertThat(get(url(id, "THUMB"))
                        .headers()
                        .firstValue("Content-Disposition")
                        .orElseThrow())
                .startsWith("inline; filename=\"Villa.gif.jpg\"");
    }

    @Test
    void makesThemOnceForEqualPictures() throws Exception {
        var bytes = PictureSamples.glass(2_000, 1_000);
        var first = files.upload("a.png", "image/png", "MEDIA", bytes);
        awaitForms(2);
        var second = files.upload("b.png", "image/png", "MEDIA", bytes);

        assertThat(bytes(second, "THUMB")).isEqualTo(bytes(first, "THUMB"));
        assertThat(stored.objects()).hasSize(3);
    }

    @Test
    void takesThemOutWithThePicture() throws Exception {
        var id = photo(PictureSamples.jpeg(2_000, 1_000));
        awaitForms(2);
        var link = url(id, "THUMB");

        files.done("fileDelete", "id", id);
        assertThat(get(link).statusCode()).isEqualTo(404);
        stored.change("update files.file set deleted_at = deleted_at - interval '31 days' where tenant_id = ?");
        expiry.run();

        assertThat(stored.objects()).isEmpty();
        assertThat(forms()).isEmpty();
        assertThat(stored.counted()).isEqualTo("0 and 0");
    }

    @Test
    void makesThemAnewWhenTheyAreLost() throws Exception {
        var id = photo(PictureSamples.jpeg(2_000, 1_000));
        awaitForms(2);
        for (var key : stored.objects()) {
            if (forms().contains(key.name())) {
                storage.delete(key);
            }
        }
        assertThat(get(url(id, "THUMB")).statusCode()).isEqualTo(404);

        sweep.run();

        awaitForms(2);
        assertThat(decoded(bytes(id, "THUMB")).getWidth()).isEqualTo(320);
        assertThat(stored.objects()).hasSize(3);
    }

    @Test
    void refusesWhatWouldUnpackToGigabytes() throws Exception {
        var bomb = PictureSamples.bomb(50_000, 50_000);
        var file = files.announce("a.png", "image/png", "MEDIA", bomb.length);
        put(file, bomb);

        var refused = files.run("fileUploadComplete", "id", file.id());

        assertThat(refused.userErrorCodes("fileUploadComplete")).containsExactly("PICTURE_TOO_LARGE");
        assertThat(refused.text("fileUploadComplete.userErrors.0.message")).contains("50,000");
        assertThat(stored.objects()).isEmpty();
    }

    /** The original is what there is; browsers show as much of it as they can. */
    @Test
    void answersWithTheOriginalWhereNoFormCanBeMade() {
        var whole = PictureSamples.glass(2_000, 1_000);
        var broken = Arrays.copyOf(whole, whole.length / 2);

        var id = files.upload("a.png", "image/png", "MEDIA", broken);

        Awaited.until(() -> jobs().equals(List.of("COMPLETED")));
        assertThat(bytes(id, "THUMB")).isEqualTo(broken);
    }

    @ParameterizedTest
    @ValueSource(strings = {"THUMB", "MEDIUM"})
    void hasNoSmallerFormOfWhatIsNoPicture(String variant) {
        var id = files.upload("a.pdf", "application/pdf", "MEDIA", Samples.pdf());

        assertThat(files.member()
                        .client()
                        .run("files/file", Map.of("id", id, "variant", variant))
                        .data("file.url")
                        .isNull())
                .isTrue();
    }
}
