package foyer.properties;

import static org.assertj.core.api.Assertions.assertThat;

import foyer.files.FileApi;
import foyer.testing.FoyerTest;
import foyer.testing.TestTenants;
import foyer.testing.TestTenants.TestMember;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** The pictures, plans, films and papers of a property (spec/properties.md, rules). */
@FoyerTest
@Tag("graphql")
@TestInstance(Lifecycle.PER_CLASS)
class PropertyMediaTest {

    private final TestTenants tenants;
    private final TestMember owner;
    private final PropertyApi api;

    @Autowired
    PropertyMediaTest(TestTenants tenants) {
        this.tenants = tenants;
        this.owner = tenants.signUp("REAL_ESTATE");
        this.api = new PropertyApi(owner);
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
    void standInOrderWithTheFirstPhotoAsCover() {
        var id = api.create();
        var plan = new FileApi(owner).picture();
        api.done("propertyMediaAdd", "id", id, "fileIds", List.of(plan), "kind", "FLOOR_PLAN");
        var first = api.photo(id);
        var second = api.photo(id);

        var property = api.property(id);
        assertThat(ids(property)).hasSize(3).endsWith(first, second);
        assertThat(covers(property)).containsExactly(first);
        assertThat(property.path("media").path(0).path("file").path("id").asString())
                .isEqualTo(plan);
    }

    @Test
    void takeAnotherOrder() {
        var id = api.create();
        api.photo(id);
        api.photo(id);
        var before = ids(api.property(id));

        var after = api.done("propertyMediaReorder", "id", id, "media", before.reversed());

        assertThat(ids(after)).isEqualTo(before.reversed());
        assertThat(api.refused("propertyMediaReorder", "id", id, "media", before.subList(0, 1)))
                .containsExactly("MEDIA_ORDER_INVALID media");
        assertThat(api.refused("propertyMediaReorder", "id", id, "media", Collections.nCopies(2, before.getFirst())))
                .containsExactly("MEDIA_ORDER_INVALID media");
    }

    @Test
    void oneOfThemIsTheCoverWhateverGoes() {
        var id = api.create();
        var first = api.photo(id);
        var second = api.photo(id);
        var third = api.photo(id);

        assertThat(covers(api.done("propertyMediaUpdate", "id", id, "medium", second, "cover", true)))
                .containsExactly(second);
        assertThat(api.refused("propertyMediaUpdate", "id", id, "medium", second, "cover", false))
                .containsExactly("COVER_INVALID cover");
        assertThat(covers(api.done("propertyMediaRemove", "id", id, "media", List.of(second, first))))
                .containsExactly(third);
        assertThat(ids(api.done("propertyMediaRemove", "id", id, "media", List.of(third))))
                .isEmpty();
    }

    @Test
    void areDescribed() {
        var id = api.create();
        var photo = api.photo(id);

        var medium = api.done("propertyMediaUpdate", "id", id, "medium", photo, "alt", " The sea ", "caption", "View")
                .path("media")
                .path(0);
        assertThat(medium.path("alt").asString()).isEqualTo("The sea");
        assertThat(api.done("propertyMediaUpdate", "id", id, "medium", photo, "alt", null)
                        .path("media")
                        .path(0)
                        .path("alt")
                        .isNull())
                .isTrue();
        assertThat(api.refused("propertyMediaUpdate", "id", id, "medium", photo, "caption", "x".repeat(501)))
                .containsExactly("TEXT_INVALID caption");
    }

    @Test
    void areFilesOfTheTenantThatFit() {
        var id = api.create();
        var picture = new FileApi(owner).picture();
        var others = new FileApi(tenants.signUp("REAL_ESTATE")).picture();

        assertThat(api.refused("propertyMediaAdd", "id", id, "fileIds", List.of(others)))
                .containsExactly("FILE_NOT_FOUND fileIds.0");
        assertThat(api.refused("propertyMediaAdd", "id", id, "fileIds", List.of(picture), "kind", "VIDEO"))
                .containsExactly("FILE_UNUSABLE fileIds.0");
        assertThat(api.refused("propertyMediaAdd", "id", id, "fileIds", List.of(picture, picture)))
                .containsExactly("FILE_TWICE fileIds.1");
        assertThat(api.refused("propertyMediaAdd", "id", id, "fileIds", List.of()))
                .containsExactly("IDS_INVALID fileIds");
        assertThat(api.property(id).path("media")).isEmpty();
    }

    @Test
    void areAsManyAsThePlanAllowsAndStayWithASmallerOne() {
        var id = api.create();
        tenants.allow(owner, "PROPERTY_MEDIA", 2L);
        var first = api.photo(id);
        api.photo(id);
        var files = new FileApi(owner);

        var refused = api.run("propertyMediaAdd", "id", id, "fileIds", List.of(files.picture()));
        assertThat(refused.userErrors("propertyMediaAdd").toString())
                .contains(
                        "MEDIA_FULL", "fileIds", "at most 2 media, and this one has 2. The plan STARTER allows more.");
        assertThat(entitlement())
                .isEqualTo(
                        "{\"key\":\"PROPERTY_MEDIA\",\"allowed\":true,\"limit\":2,\"used\":null,\"remaining\":null}");

        tenants.allow(owner, "PROPERTY_MEDIA", 1L);
        assertThat(api.done("propertyMediaUpdate", "id", id, "medium", first, "alt", "Sea")
                        .path("media"))
                .hasSize(2);
        api.done("propertyMediaRemove", "id", id, "media", List.of(first));
        assertThat(api.refused("propertyMediaAdd", "id", id, "fileIds", List.of(files.picture())))
                .containsExactly("MEDIA_FULL fileIds");

        tenants.allow(owner, "PROPERTY_MEDIA", null);
        assertThat(api.refused("propertyMediaAdd", "id", id, "fileIds", Collections.nCopies(101, files.picture())))
                .containsExactly("IDS_INVALID fileIds");
    }

    private String entitlement() {
        return owner.client()
                .post("{ viewer { tenant { entitlements { key allowed limit used remaining } } } }")
                .data("viewer.tenant.entitlements")
                .valueStream()
                .filter(one -> one.path("key").asString().equals("PROPERTY_MEDIA"))
                .findFirst()
                .orElseThrow()
                .toString();
    }

    @Test
    void areOfTheirPropertyOnly() {
        var id = api.create();
        var other = api.create();
        var photo = api.photo(other);

        assertThat(api.refused("propertyMediaUpdate", "id", id, "medium", photo, "alt", "x"))
                .containsExactly("MEDIA_NOT_FOUND medium");
        assertThat(api.refused("propertyMediaRemove", "id", id, "media", List.of(photo)))
                .containsExactly("MEDIA_NOT_FOUND media.0");
    }
}
