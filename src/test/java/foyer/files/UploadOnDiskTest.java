package foyer.files;

import static foyer.files.FileApi.put;
import static org.assertj.core.api.Assertions.assertThat;

import foyer.files.FileApi.Announced;
import foyer.testing.FoyerTest;
import foyer.testing.TestTenants;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What this server can say of an upload whose bytes it takes itself. */
@FoyerTest
@Tag("graphql")
class UploadOnDiskTest {

    @Autowired
    TestTenants tenants;

    private final byte[] bytes = Samples.png();
    private FileApi files;
    private Announced file;

    @BeforeEach
    void announce() {
        files = new FileApi(tenants.signUp("REAL_ESTATE"));
        file = files.announce("a.png", "image/png", "MEDIA", bytes.length);
    }

    @Test
    void takesNoBytesOnceItIsComplete() {
        put(file, Samples.png());
        files.done("fileUploadComplete", "id", file.id());

        assertThat(put(file, Samples.png()).statusCode()).isEqualTo(404);
    }

    @Test
    void waitsForAllOfTheBytes() {
        assertThat(files.run("fileUploadComplete", "id", file.id()).userErrorCodes("fileUploadComplete"))
                .containsExactly("BYTES_MISSING");
        put(file, Arrays.copyOf(bytes, 10));
        var refused = files.run("fileUploadComplete", "id", file.id());

        assertThat(refused.userErrorCodes("fileUploadComplete")).containsExactly("BYTES_MISSING");
        assertThat(refused.text("fileUploadComplete.userErrors.0.message")).contains("10");
        put(file, Arrays.copyOfRange(bytes, 10, bytes.length), "Upload-Offset", "10");
        assertThat(files.done("fileUploadComplete", "id", file.id())
                        .path("status")
                        .asString())
                .isEqualTo("READY");
    }
}
