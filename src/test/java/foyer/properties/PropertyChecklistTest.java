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

/** What a tenant asks for before its properties are published (spec/properties.md, rules). */
@FoyerTest
@Tag("graphql")
class PropertyChecklistTest {

    @Autowired
    TestTenants tenants;

    private TestMember owner;
    private PropertyApi api;

    @BeforeEach
    void signUp() {
        owner = tenants.signUp("REAL_ESTATE");
        api = new PropertyApi(owner);
    }

    private static List<String> save(TestMember member, String... added) {
        return member.client()
                .post(
                        "mutation($input: PropertyChecklistSaveInput!) { propertyChecklistSave(input: $input)"
                                + " { propertyChecklist { always added } userErrors { code } } }",
                        Map.of("input", Map.of("added", List.of(added))))
                .succeeded("propertyChecklistSave")
                .data("propertyChecklistSave.propertyChecklist.added")
                .valueStream()
                .map(one -> one.asString())
                .toList();
    }

    @Test
    void nothingIsPublishedWithoutWhatTheTenantAsksFor() {
        var before = api.published();
        assertThat(save(owner, "FLOOR_PLAN", "TITLE", "AREA", "ADDRESS", "AREA"))
                .containsExactly("AREA", "ADDRESS", "FLOOR_PLAN");
        var id = api.complete("address", Map.of("city", "Dubai"));

        assertThat(api.refused("propertyPublish", "id", id))
                .containsExactly("MISSING area", "MISSING address.street", "MISSING media");
        assertThat(api.property(id).path("checklist").toString())
                .contains("{\"item\":\"AREA\",\"done\":false}", "{\"item\":\"TITLE\",\"done\":true}");
        assertThat(api.property(before).path("status").asString()).isEqualTo("PUBLISHED");

        api.done(
                "propertyUpdate",
                "id",
                id,
                "area",
                Map.of("value", 90, "unit", "SQUARE_METERS"),
                "address",
                Map.of("street", "1 Marina Walk"));
        api.done("propertyMediaAdd", "id", id, "fileIds", List.of(new FileApi(owner).picture()), "kind", "FLOOR_PLAN");
        api.done("propertyPublish", "id", id);
    }

    @Test
    void isTheTenantsAloneAndCanBeTakenBack() {
        var other = tenants.signUp("REAL_ESTATE");
        save(owner, "OWNER");

        new PropertyApi(other).published();
        assertThat(api.refused("propertyPublish", "id", api.complete())).hasSize(1);
        assertThat(save(owner)).isEmpty();
        api.published();
        assertThat(owner.client()
                        .post("{ propertyChecklist { always added } }")
                        .data("propertyChecklist")
                        .toString())
                .isEqualTo("{\"always\":[\"TITLE\",\"DESCRIPTION\",\"PRICE\",\"LOCATION\",\"PHOTO\"],\"added\":[]}");
    }
}
