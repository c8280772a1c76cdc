package foyer.files;

import static foyer.files.FileApi.get;
import static foyer.files.FileApi.put;
import static org.assertj.core.api.Assertions.assertThat;

import foyer.files.FileApi.Announced;
import foyer.files.storage.Storage;
import foyer.testing.FoyerTest;
import foyer.testing.TestDatabase;
import foyer.testing.TestTenants;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** The two phases of an upload. */
@FoyerTest
@Tag("graphql")
class UploadTest {

    /** What a server answers with that has taken bytes. */
    private static final Set<Integer> TAKEN = Set.of(200, 204);

    @Autowired
    TestTenants tenants;

    @Autowired
    TestDatabase database;

    @Autowired
    Storage storage;

    private FileApi files;
    private StoredBytes stored;

    @BeforeEach
    void signUp() {
        files = new FileApi(tenants.signUp("REAL_ESTATE"));
        stored = new StoredBytes(storage, database, files.member().tenant());
    }

    private static String sha256(byte[] bytes) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }

    @Test
    void bringsAFileInTwoPhases() throws Exception {
        var bytes = Samples.png();
        var before = Instant.now();

        var announced = files.run(
                        "fileUploadCreate",
                        "name",
                        "Villa by the sea.png",
                        "contentType",
                        "image/png",
                        "size",
                        bytes.length,
                        "sha256",
                        sha256(bytes),
                        "purpose",
                        "MEDIA")
                .succeeded("fileUploadCreate");

        assertThat(announced.text("fileUploadCreate.file.status")).isEqualTo("PENDING");
        assertThat(announced.text("fileUploadCreate.upload.method")).isEqualTo("PUT");
        assertThat(Instant.parse(announced.text("fileUploadCreate.upload.expiresAt")))
                .isBetween(before.plus(Duration.ofMinutes(59)), before.plus(Duration.ofMinutes(61)))
                .isEqualTo(Instant.parse(announced.text("fileUploadCreate.file.uploadExpiresAt")));
        assertThat(announced.data("fileUploadCreate.upload.headers").toString())
                .isEqualToIgnoringCase("[{\"name\":\"Content-Type\",\"value\":\"image/png\"}]");
        var id = announced.text("fileUploadCreate.file.id");

        var put = put(new Announced(id, announced.text("fileUploadCreate.upload.url"), "image/png"), bytes);
        assertThat(put.statusCode()).isIn(TAKEN);

        var file = files.done("fileUploadComplete", "id", id);
        assertThat(file.path("status").asString()).isEqualTo("READY");
        assertThat(file.path("sha256").asString()).isEqualTo(sha256(bytes));
        assertThat(file.path("uploadExpiresAt").isNull()).isTrue();
        assertThat(file.path("version").asInt()).isEqualTo(2);
        assertThat(get(files.url(id)).body()).isEqualTo(bytes);
    }

    @Test
    void completesOnce() {
        var id = files.picture();

        assertThat(files.done("fileUploadComplete", "id", id).path("version").asInt())
                .isEqualTo(2);
    }

    @Test
    void waitsForTheBytes() {
        var bytes = Samples.png();
        var file = files.announce("a.png", "image/png", "MEDIA", bytes.length);

        assertThat(files.run("fileUploadComplete", "id", file.id()).userErrorCodes("fileUploadComplete"))
                .containsExactly("BYTES_MISSING");
        put(file, bytes);

        assertThat(files.done("fileUploadComplete", "id", file.id())
                        .path("status")
                        .asString())
                .isEqualTo("READY");
    }

    /** Where a client can still send them, they are swept. */
    @Test
    void keepsWhatItIsWhateverIsSentAfterwards() {
        var bytes = Samples.png();
        var file = files.announce("a.png", "image/png", "MEDIA", bytes.length);
        put(file, bytes);
        files.done("fileUploadComplete", "id", file.id());

        put(file, Samples.png());

        assertThat(get(files.url(file.id())).body()).isEqualTo(bytes);
    }

    @Test
    void dropsBytesThatAreNotTheAnnouncedOnes() throws Exception {
        var bytes = Samples.png();
        var file = files.announce("a.png", "image/png", "MEDIA", bytes.length, "sha256", sha256(bytes));
        put(file, Samples.png());

        assertThat(files.run("fileUploadComplete", "id", file.id()).userErrorCodes("fileUploadComplete"))
                .containsExactly("SHA256_MISMATCH");

        assertThat(stored.objects()).isEmpty();
        put(file, bytes);
        assertThat(files.done("fileUploadComplete", "id", file.id())
                        .path("status")
                        .asString())
                .isEqualTo("READY");
    }

    @ParameterizedTest
    @CsvSource({
        "image/png,  MEDIA,    <svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>",
        "image/gif,  MEDIA,    <!DOCTYPE html><script>alert(1)</script>",
        "image/jpeg, DOCUMENT, MZ this program cannot be run in DOS mode",
        "text/csv,   IMPORT,   <html><body>id name</body></html>",
    })
    void dropsBytesOfAnotherType(String type, String purpose, String text) throws Exception {
        var bytes = Samples.latin(text);
        var file = files.announce("a", type, purpose, bytes.length);
        put(file, bytes);

        assertThat(files.run("fileUploadComplete", "id", file.id()).userErrorCodes("fileUploadComplete"))
                .containsExactly("TYPE_MISMATCH");

        assertThat(stored.objects()).isEmpty();
    }

    @Test
    void answersARepeatedAnnouncementWithTheSameFileAndAWorkingLink() {
        var bytes = Samples.png();
        var first = files.announce("a.png", "image/png", "MEDIA", bytes.length, "idempotencyKey", "upload-1");

        var second = files.announce("a.png", "image/png", "MEDIA", bytes.length, "idempotencyKey", "upload-1");

        assertThat(second.id()).isEqualTo(first.id());
        assertThat(put(second, bytes).statusCode()).isIn(TAKEN);
        files.done("fileUploadComplete", "id", first.id());
        var third = files.run(
                "fileUploadCreate",
                "name",
                "a.png",
                "contentType",
                "image/png",
                "size",
                bytes.length,
                "purpose",
                "MEDIA",
                "idempotencyKey",
                "upload-1");
        assertThat(third.text("fileUploadCreate.file.id")).isEqualTo(first.id());
        assertThat(third.data("fileUploadCreate.upload").isNull()).isTrue();
    }

    @Test
    void completesNothingThatIsDeletedOrSomebodyElses() {
        var deleted = files.brought(Samples.png());
        files.done("fileDelete", "id", deleted);
        var others = new FileApi(tenants.signUp("REAL_ESTATE")).brought(Samples.png());

        for (var id : new String[] {deleted, others, FileApi.NOWHERE}) {
            assertThat(files.run("fileUploadComplete", "id", id).userErrorCodes("fileUploadComplete"))
                    .containsExactly("NOT_FOUND");
        }
    }

    @Test
    void keepsNamesThatLeadNowhere() {
        var file = files.announce("../../etc/\u202Egnp.exe\r\nSet-Cookie: a=b", "image/png", "MEDIA", 10);

        assertThat(files.run("fileUpdate", "id", file.id(), "alt", "A villa").text("fileUpdate.file.name"))
                .isEqualTo("gnp.exeSet-Cookie_ a=b.png");
    }
}
