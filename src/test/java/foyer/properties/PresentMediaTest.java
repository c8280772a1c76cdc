package foyer.properties;

import static org.assertj.core.api.Assertions.assertThat;

import foyer.files.FileApi;
import foyer.testing.FoyerTest;
import foyer.testing.TestTenants;
import foyer.testing.TestTenants.TestMember;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Media whose files are gone are no photos to publish with and no covers, and their places stay (spec/properties.md). */
@FoyerTest
@Tag("graphql")
class PresentMediaTest {

    @Autowired
    TestTenants tenants;

    private TestMember owner;
    private PropertyApi api;

    @BeforeEach
    void signUp() {
        owner = tenants.signUp("REAL_ESTATE");
        api = new PropertyApi(owner);
    }

    /** Deletes the file of this medium. */
    private void delete(String property, String medium) {
        var file = api.property(property)
                .path("media")
                .valueStream()
                .filter(one -> one.path("id").asString().equals(medium))
                .findFirst()
                .orElseThrow()
                .path("file")
                .path("id")
                .asString();
        owner.client()
                .run("files/fileDelete", Map.of("input", Map.of("id", file)))
                .succeeded("fileDelete");
    }

    private static List<String> ids(JsonNode property) {
        return property.path("media")
                .valueStream()
                .map(medium -> medium.path("id").asString())
                .toList();
    }

    private static List<String> covers(JsonNode property) {
        return property.path("media")
                .valueStream()
                .filter(medium -> medium.path("cover").asBoolean())
                .map(medium -> medium.path("id").asString())
                .toList();
    }

    @Test
    void aDeletedPhotoIsNoneToPublishWith() {
        var id = api.complete();
        delete(id, ids(api.property(id)).getFirst());

        assertThat(api.property(id).path("checklist").toString()).contains("{\"item\":\"PHOTO\",\"done\":false}");
        assertThat(api.refused("propertyPublish", "id", id)).containsExactly("MISSING media");
        api.photo(id);
        api.done("propertyPublish", "id", id);
    }

    @Test
    void aPhotoThatIsThereIsTheCover() {
        var id = api.create();
        var gone = api.photo(id);
        delete(id, gone);
        var first = api.photo(id);
        assertThat(covers(api.property(id))).containsExactly(first);
        assertThat(api.refused("propertyMediaUpdate", "id", id, "medium", gone, "cover", true))
                .containsExactly("COVER_INVALID cover");

        var second = api.photo(id);
        delete(id, first);
        assertThat(covers(api.done("propertyMediaRemove", "id", id, "media", List.of(gone))))
                .containsExactly(second);
    }

    @Test
    void anotherPhotoIsTheCoverOnceItsFileIsGone() {
        var id = api.create();
        var first = api.photo(id);
        var second = api.photo(id);
        assertThat(covers(api.property(id))).containsExactly(first);

        delete(id, first);

        assertThat(covers(api.property(id))).containsExactly(second);
        assertThat(ids(api.property(id))).containsExactly(first, second);
        delete(id, second);
        assertThat(covers(api.property(id))).isEmpty();
    }

    @Test
    void aPlanThatBecomesAPhotoIsTheCoverWhereThereIsNone() {
        var id = api.create();
        var medium = api.photo(id);
        api.done("propertyMediaRemove", "id", id, "media", List.of(medium));
        var file = new FileApi(owner).picture();
        var plan = ids(api.done("propertyMediaAdd", "id", id, "fileIds", List.of(file), "kind", "FLOOR_PLAN"))
                .getFirst();

        assertThat(covers(api.done("propertyMediaUpdate", "id", id, "medium", plan, "kind", "PHOTO")))
                .containsExactly(plan);
    }

    @Test
    void thePublicSeesTheFirstPhotoThatIsThereAsTheCover() {
        var id = api.published();
        var second = api.photo(id);
        api.done("propertyMediaUpdate", "id", id, "medium", second, "alt", "Second");
        delete(id, ids(api.property(id)).getFirst());

        var slug = owner.client().post("{ viewer { tenant { slug } } }").text("viewer.tenant.slug");
        var media = owner.client()
                .anonymous()
                .post(
                        "query($slug: String!) { publicProperties(tenantSlug: $slug) { nodes { media { alt cover } } } }",
                        Map.of("slug", slug))
                .data("publicProperties.nodes.0.media");

        assertThat(media.toString()).isEqualTo("[{\"alt\":\"Second\",\"cover\":true}]");
    }

    @Test
    void whatIsAddedAfterSomeAreTakenAwayStandsBehind() {
        var id = api.create();
        var first = api.photo(id);
        var second = api.photo(id);
        var third = api.photo(id);
        api.done("propertyMediaRemove", "id", id, "media", List.of(first, second));

        var added = new FileApi(owner).picture();
        var media = api.done("propertyMediaAdd", "id", id, "fileIds", List.of(added));

        assertThat(ids(media)).hasSize(2).startsWith(third);
    }
}
