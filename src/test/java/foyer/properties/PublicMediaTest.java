package foyer.properties;

import static foyer.files.FileApi.get;
import static foyer.files.pictures.PictureSamples.decoded;
import static org.assertj.core.api.Assertions.assertThat;

import foyer.files.FileApi;
import foyer.files.Samples;
import foyer.files.pictures.PictureSamples;
import foyer.testing.Awaited;
import foyer.testing.FoyerTest;
import foyer.testing.GraphQlClient;
import foyer.testing.TestTenants;
import foyer.testing.TestTenants.TestMember;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** What the public gets of a property's pictures and plans. */
@FoyerTest
@Tag("graphql")
class PublicMediaTest {

    private static final String MEDIA = """
            query($slug: String!) {
              publicProperties(tenantSlug: $slug) {
                nodes { media { kind url medium: url(variant: MEDIUM) thumb: url(variant: THUMB) } }
              }
            }""";

    @Autowired
    TestTenants tenants;

    @Autowired
    GraphQlClient anyone;

    private TestMember owner;
    private FileApi files;
    private String property;

    @BeforeEach
    void publish() {
        owner = tenants.signUp("REAL_ESTATE");
        files = new FileApi(owner);
        property = new PropertyApi(owner).published("addressHidden", true);
    }

    private JsonNode add(String kind, String file) {
        new PropertyApi(owner).done("propertyMediaAdd", "id", property, "kind", kind, "fileIds", List.of(file));
        var slug = owner.client().post("{ viewer { tenant { slug } } }").text("viewer.tenant.slug");
        return anyone.anonymous()
                .post(MEDIA, Map.of("slug", slug))
                .data("publicProperties.nodes.0.media")
                .path(1);
    }

    private static String url(JsonNode medium, String form) {
        return medium.path(form).asString();
    }

    @Test
    void comesInTheFormThatIsAskedFor() {
        var photo = add("PHOTO", files.upload("a.jpg", "image/jpeg", "MEDIA", PictureSamples.jpeg(2_000, 1_000)));

        Awaited.until(() -> width(photo, "thumb") == 320 && width(photo, "medium") == 1_280);
        assertThat(width(photo, "url")).isEqualTo(2_000);
    }

    private static int width(JsonNode medium, String form) {
        return decoded(get(url(medium, form)).body()).getWidth();
    }

    @Test
    void isTheOriginalOfWhatIsNoPicture() {
        var bytes = Samples.pdf();

        var plan = add("FLOOR_PLAN", files.upload("a.pdf", "application/pdf", "MEDIA", bytes));

        assertThat(get(url(plan, "thumb")).body()).isEqualTo(bytes);
        assertThat(get(url(plan, "url")).body()).isEqualTo(bytes);
    }

    /** Whoever hides an address has not hidden it in the names of their files. */
    @Test
    void doesNotTellWhatItsFileIsCalled() {
        var file = files.upload("Villa 12 Secret street.jpg", "image/jpeg", "MEDIA", PictureSamples.jpeg(40, 30));

        var photo = add("PHOTO", file);

        for (var form : List.of("url", "medium", "thumb")) {
            assertThat(get(url(photo, form)).headers().firstValue("Content-Disposition"))
                    .hasValue("inline; filename=\"%1$s.jpg\"; filename*=UTF-8''%1$s.jpg".formatted(file));
        }
    }
}
