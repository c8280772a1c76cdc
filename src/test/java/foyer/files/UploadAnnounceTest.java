package foyer.files;

import static org.assertj.core.api.Assertions.assertThat;

import foyer.testing.FoyerTest;
import foyer.testing.TestTenants;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What may be announced, and by whom. */
@FoyerTest
@Tag("graphql")
class UploadAnnounceTest {

    @Autowired
    TestTenants tenants;

    private FileApi files;

    @BeforeEach
    void signUp() {
        files = new FileApi(tenants.signUp("REAL_ESTATE"));
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "a.png, image/png,       1000,      MEDIA,    -,   ''",
                "'  ',  image/png,       1000,      MEDIA,    -,   NAME_INVALID",
                "../,   image/png,       1000,      MEDIA,    -,   NAME_INVALID",
                "a.svg, image/svg+xml,   1000,      MEDIA,    -,   TYPE_NOT_ALLOWED",
                "a.htm, text/html,       1000,      MEDIA,    -,   TYPE_NOT_ALLOWED",
                "a.gif, image/gif,       1000,      DOCUMENT, -,   TYPE_NOT_ALLOWED",
                "a.mp4, video/mp4,       1000,      DOCUMENT, -,   TYPE_NOT_ALLOWED",
                "a.pdf, application/pdf, 1000,      IMPORT,   -,   TYPE_NOT_ALLOWED",
                "a.csv, text/csv,        1000,      MEDIA,    -,   TYPE_NOT_ALLOWED",
                "a.csv, text/csv,        1000,      EXPORT,   -,   PURPOSE_INVALID",
                "a.zip, application/zip, 1000,      ARCHIVE,  -,   PURPOSE_INVALID",
                "a.png, image/png,       0,         MEDIA,    -,   SIZE_INVALID",
                "a.png, image/png,       -1,        MEDIA,    -,   SIZE_INVALID",
                "a.png, image/png,       104857600, MEDIA,    -,   ''",
                "a.png, image/png,       104857601, MEDIA,    -,   SIZE_INVALID",
                "a.pdf, application/pdf, 10485761,  DOCUMENT, -,   SIZE_INVALID",
                "a.csv, text/csv,        52428801,  IMPORT,   -,   SIZE_INVALID",
                "a.png, image/png,       1000,      MEDIA,    abc, SHA256_INVALID",
                "'',    x,               0,         EXPORT,   abc, PURPOSE_INVALID TYPE_NOT_ALLOWED NAME_INVALID SIZE_INVALID SHA256_INVALID"
            })
    void tellsAllThatIsWrongWithAnAnnouncement(
            String name, String type, long size, String purpose, @Nullable String sha256, String codes) {
        var answer = files.run(
                "fileUploadCreate",
                "name",
                name,
                "contentType",
                type,
                "size",
                size,
                "purpose",
                purpose,
                "sha256",
                sha256);

        assertThat(String.join(" ", answer.userErrorCodes("fileUploadCreate"))).isEqualTo(codes);
    }

    @Test
    void isForThoseWhoMayWrite() {
        var viewer = tenants.join(files.member(), "VIEWER");

        assertThat(viewer.client()
                        .run(
                                "files/fileUploadCreate",
                                Map.of(
                                        "input",
                                        FileApi.input(
                                                "name",
                                                "a.png",
                                                "contentType",
                                                "image/png",
                                                "size",
                                                1,
                                                "purpose",
                                                "MEDIA")))
                        .errorCodes())
                .containsExactly("FORBIDDEN");
    }
}
