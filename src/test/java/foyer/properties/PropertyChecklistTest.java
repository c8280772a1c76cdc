package foyer.properties;

import static org.assertj.core.api.Assertions.assertThat;

import foyer.files.FileApi;
import foyer.testing.FoyerTest;
import foyer.testing.GraphQlAnswer;
import foyer.testing.TestTenants;
import foyer.testing.TestTenants.TestMember;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

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

    private List<String> own(@Nullable List<String> titles) {
        return owner.client()
                .post(
                        "mutation($input: PropertyChecklistSaveInput!) { propertyChecklistSave(input: $input)"
                                + " { propertyChecklist { own } userErrors { code } } }",
                        Map.of("input", PropertyApi.input("added", List.of(), "own", titles)))
                .succeeded("propertyChecklistSave")
                .data("propertyChecklistSave.propertyChecklist.own")
                .valueStream()
                .map(one -> one.asString())
                .toList();
    }

    private JsonNode confirmations(TestMember member, String id) {
        return member.client()
                .post(
                        "query($id: ID!) { property(id: $id) { checklist { item title done confirmedAt confirmedBy { id } } } }",
                        Map.of("id", id))
                .data("property.checklist");
    }

    @Test
    void nothingIsPublishedUntilAMemberHasConfirmedWhatIsAskedFor() {
        assertThat(own(List.of(" Energy certificate seen", "Keys are here", "KEYS ARE HERE")))
                .containsExactly("Energy certificate seen", "Keys are here");
        var id = api.complete();
        var missing = api.run("propertyPublish", "id", id).userErrors("propertyPublish");
        assertThat(missing).hasSize(2);
        assertThat(missing.getFirst().toString())
                .contains("MISSING", "[\"input\",\"checklist\",\"5\"]", "Energy certificate seen");

        var agent = tenants.join(owner, "MEMBER");
        new PropertyApi(agent).done("propertyChecklistConfirm", "id", id, "title", "energy certificate SEEN");
        api.done("propertyChecklistConfirm", "id", id, "title", "Energy certificate seen");
        api.done("propertyChecklistConfirm", "id", id, "title", "Keys are here");

        var confirmed = confirmations(owner, id).path(5);
        assertThat(confirmed.path("item").asString()).isEqualTo("OWN");
        assertThat(confirmed.path("title").asString()).isEqualTo("Energy certificate seen");
        assertThat(confirmed.path("done").asBoolean()).isTrue();
        assertThat(confirmed.path("confirmedAt").isNull()).isFalse();
        assertThat(confirmed.path("confirmedBy").path("id").asString()).isEqualTo(agent.membershipId());
        api.done("propertyPublish", "id", id);

        api.done("propertyChecklistWithdraw", "id", id, "title", "Keys are here");
        assertThat(api.property(id).path("status").asString()).isEqualTo("PUBLISHED");
        api.done("propertyUnpublish", "id", id);
        assertThat(api.refused("propertyPublish", "id", id)).containsExactly("MISSING checklist.6");
    }

    @Test
    void whatIsAskedForNoMoreIsWithdrawn() {
        own(List.of("Keys are here", "Owner has signed"));
        var id = api.complete();
        api.done("propertyChecklistConfirm", "id", id, "title", "Keys are here");
        api.done("propertyChecklistConfirm", "id", id, "title", "Owner has signed");
        assertThat(save(owner, "AREA")).containsExactly("AREA");
        assertThat(own(List.of("Owner has signed"))).hasSize(1);
        assertThat(own(List.of("Owner has signed", "Keys are here"))).hasSize(2);

        assertThat(confirmations(owner, id).path(5).path("done").asBoolean()).isTrue();
        assertThat(confirmations(owner, id).path(6).path("done").asBoolean()).isFalse();
        assertThat(api.refused("propertyChecklistConfirm", "id", id, "title", "Energy"))
                .containsExactly("CHECKLIST_ITEM_NOT_FOUND title");
        assertThat(own(null)).isEmpty();
        api.done("propertyPublish", "id", id);
    }

    private GraphQlAnswer items(TestMember member, List<Map<String, Object>> items) {
        return member.client()
                .post(
                        "mutation($input: PropertyChecklistSaveInput!) { propertyChecklistSave(input: $input)"
                                + " { propertyChecklist { ownItems { id title } } userErrors { code path } } }",
                        Map.of("input", Map.of("added", List.of(), "ownItems", items)));
    }

    private List<JsonNode> kept(List<Map<String, Object>> items) {
        return items(owner, items)
                .succeeded("propertyChecklistSave")
                .data("propertyChecklistSave.propertyChecklist.ownItems")
                .valueStream()
                .toList();
    }

    private static Map<String, Object> item(JsonNode of, String title) {
        return Map.of("id", of.path("id").asString(), "title", title);
    }

    @Test
    void whatGetsAnotherTitleStaysConfirmed() {
        var before = kept(List.of(Map.of("title", "Energy certificate"), Map.of("title", "Keys")));
        var id = api.complete();
        api.done("propertyChecklistConfirm", "id", id, "title", "Keys");

        var after = kept(List.of(
                Map.of("title", "Energy certificate"),
                item(before.get(1), "Energy Certificate seen"),
                Map.of("title", "Keys")));

        assertThat(after.get(0).path("id")).isEqualTo(before.get(0).path("id"));
        assertThat(after.get(1).path("id")).isEqualTo(before.get(1).path("id"));
        assertThat(after.get(2).path("id")).isNotEqualTo(before.get(1).path("id"));
        assertThat(confirmations(owner, id).path(6).path("done").asBoolean()).isTrue();
        assertThat(api.refused("propertyPublish", "id", id))
                .containsExactly("MISSING checklist.5", "MISSING checklist.7");

        var swapped =
                kept(List.of(item(after.get(0), "Energy certificate seen"), item(after.get(1), "Energy certificate")));
        assertThat(swapped.get(1).path("title").asString()).isEqualTo("Energy certificate");
        assertThat(confirmations(owner, id).path(6).path("done").asBoolean()).isTrue();
        assertThat(own(List.of("Energy certificate"))).hasSize(1);
        assertThat(confirmations(owner, id).path(5).path("done").asBoolean()).isTrue();
    }

    @Test
    void namesItsOwnItemsAndEachOnce() {
        var mine = kept(List.of(Map.of("title", "Keys"), Map.of("title", "Paper")));
        var alien = tenants.signUp("REAL_ESTATE");
        for (var wrong : List.<List<Map<String, Object>>>of(
                List.of(item(mine.get(0), "Keys"), item(mine.get(0), "Paper")),
                List.of(item(mine.get(0), "PAPER"), item(mine.get(1), "Paper")),
                List.of(item(mine.get(0), " ")))) {
            assertThat(items(owner, wrong).userErrorCodes("propertyChecklistSave"))
                    .hasSize(1);
        }
        assertThat(items(alien, List.of(item(mine.get(0), "Keys"))).userErrorCodes("propertyChecklistSave"))
                .containsExactly("CHECKLIST_ITEM_NOT_FOUND");
        kept(List.of());
        assertThat(items(owner, List.of(item(mine.get(0), "Keys"))).userErrorCodes("propertyChecklistSave"))
                .containsExactly("CHECKLIST_ITEM_NOT_FOUND");
    }

    @Test
    void refusesWhatCannotBeAskedFor() {
        for (var wrong : List.of(List.of(" "), List.of("x".repeat(201)), Collections.nCopies(21, "x"))) {
            assertThat(owner.client()
                            .post(
                                    "mutation($input: PropertyChecklistSaveInput!) { propertyChecklistSave(input: $input)"
                                            + " { userErrors { code } } }",
                                    Map.of("input", Map.of("added", List.of(), "own", wrong)))
                            .userErrorCodes("propertyChecklistSave"))
                    .hasSize(1);
        }
    }
}
