package foyer.files;

import static foyer.files.FileApi.get;
import static foyer.files.FileApi.put;
import static org.assertj.core.api.Assertions.assertThat;

import foyer.files.links.FileToken;
import foyer.files.links.FileTokens;
import foyer.testing.FoyerTest;
import foyer.testing.TestTenants;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Links that lead nowhere. */
@FoyerTest
@Tag("graphql")
class FileRefusalTest {

    @Autowired
    TestTenants tenants;

    @Autowired
    FileTokens tokens;

    FileApi files;

    @BeforeEach
    void signUp() {
        files = new FileApi(tenants.signUp("REAL_ESTATE"));
    }

    /** Whatever is wrong with a link, the answer is the same. */
    @Test
    void refusesEveryWrongLinkAlike() {
        var id = files.picture();
        var url = files.url(id);
        var base = url.substring(0, url.lastIndexOf('/') + 1);
        var tenant = files.member().tenant();
        var file = FileId.of(id).value();
        var soon = Instant.now().plusSeconds(60);
        var other = tenants.signUp("REAL_ESTATE").tenant();
        var deleted = files.picture();
        var toDeleted = files.url(deleted);
        files.done("fileDelete", "id", deleted);
        var announced = files.announce("a.png", "image/png", "MEDIA", 10);

        var wrong = new String[] {
            base + "nonsense",
            base,
            url.substring(0, url.length() - 2) + "AA",
            base
                    + tokens.write(new FileToken(
                            FileToken.Deed.DOWNLOAD, tenant, file, Instant.now().minusSeconds(1))),
            base + tokens.write(new FileToken(FileToken.Deed.DOWNLOAD, other, file, soon)),
            base + tokens.write(new FileToken(FileToken.Deed.DOWNLOAD, UUID.randomUUID(), file, soon)),
            base + tokens.write(new FileToken(FileToken.Deed.DOWNLOAD, tenant, UUID.randomUUID(), soon)),
            base + tokens.write(new FileToken(FileToken.Deed.UPLOAD, tenant, file, soon)),
            base
                    + tokens.write(new FileToken(
                            FileToken.Deed.DOWNLOAD,
                            tenant,
                            FileId.of(announced.id()).value(),
                            soon)),
            toDeleted
        };
        for (var link : wrong) {
            var answer = get(link);
            assertThat(answer.statusCode()).as(link).isEqualTo(404);
            assertThat(new String(answer.body(), StandardCharsets.UTF_8))
                    .as(link)
                    .isEqualTo("{\"type\":\"about:blank\",\"title\":\"Not Found\",\"status\":404}");
        }
        assertThat(put(new FileApi.Announced(id, url, "image/png"), Samples.png())
                        .statusCode())
                .isEqualTo(404);
        assertThat(get(url).statusCode()).isEqualTo(200);
    }
}
