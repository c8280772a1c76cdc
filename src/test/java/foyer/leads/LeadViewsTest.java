package foyer.leads;

import static foyer.leads.LeadApi.input;
import static org.assertj.core.api.Assertions.assertThat;

import foyer.testing.Awaited;
import foyer.testing.FoyerTest;
import foyer.testing.GraphQlAnswer;
import foyer.testing.TestTenants;
import foyer.testing.TestTenants.TestMember;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Views of leads that people save: whose they are, what they keep, and that a list shows what they say. */
@FoyerTest
@Tag("graphql")
class LeadViewsTest {

    private final TestTenants tenants;
    private final TestMember owner;
    private final TestMember colleague;
    private final LeadApi api;

    @Autowired
    LeadViewsTest(TestTenants tenants) {
        this.tenants = tenants;
        this.owner = tenants.signUp("LEAD_GENERATION");
        this.colleague = tenants.join(owner, "MEMBER");
        this.api = new LeadApi(owner);
    }

    private static GraphQlAnswer save(TestMember member, @Nullable Object... pairs) {
        var input = input(pairs);
        input.putIfAbsent("name", "Mine");
        input.putIfAbsent("leads", Map.of());
        return member.client().run("records/savedViewSave", Map.of("input", input));
    }

    private static String saved(TestMember member, @Nullable Object... pairs) {
        return save(member, pairs).succeeded("savedViewSave").text("savedViewSave.savedView.id");
    }

    private static List<String> names(TestMember member) {
        return member.client()
                .post("{ savedViews(type: LEAD) { name } }")
                .data("savedViews")
                .findValuesAsString("name");
    }

    private static GraphQlAnswer leads(TestMember member, String view) {
        return member.client()
                .post("query($v: ID!) { leads(view: $v) { totalCount nodes { title } } }", Map.of("v", view));
    }

    @Test
    void showsTheLeadsOfItsFilterWhateverIsInIt() {
        api.create("Hot", "tags", List.of("hot"), "score", 90);
        api.create("Cold");
        var filter = input(
                "stages",
                List.of(api.stage("new")),
                "tags",
                input("any", List.of("hot")),
                "score",
                input("min", 50),
                "createdAt",
                input("from", "2020-01-01T00:00:00Z"),
                "customFields",
                null);

        var answer = save(
                        owner,
                        "leads",
                        input("filter", filter, "orderBy", "SCORE_DESC"),
                        "columns",
                        List.of("title", "score"),
                        "groupBy",
                        "stage")
                .succeeded("savedViewSave");

        var view = answer.data("savedViewSave.savedView");
        assertThat(view.path("sort").asString()).isEqualTo("SCORE_DESC");
        assertThat(view.path("columns").toString()).isEqualTo("[\"title\",\"score\"]");
        assertThat(view.path("owner").path("id").asString()).isEqualTo(owner.membershipId());
        var shown = leads(owner, view.path("id").asString());
        assertThat(shown.data("leads.nodes").findValuesAsString("title")).containsExactly("Hot");
        assertThat(shown.data("leads.totalCount").asInt()).isOne();
        assertThat(api.leads("filter", view.path("filter"))
                        .data("leads.totalCount")
                        .asInt())
                .isOne();
    }

    @Test
    void isItsOwnersAloneUntilItIsSharedAndTheirsToChangeThen() {
        var id = saved(owner, "name", "Owner's");
        saved(colleague, "name", "Colleague's");
        saved(tenants.signUp("LEAD_GENERATION"), "name", "Alien", "shared", true);

        assertThat(names(owner)).containsExactly("Owner's");
        assertThat(leads(colleague, id).data("leads").isNull()).isTrue();
        assertThat(save(colleague, "id", id).userErrorCodes("savedViewSave")).containsExactly("NOT_FOUND");

        saved(owner, "id", id, "name", "Everybody's", "shared", true);
        assertThat(names(colleague)).containsExactly("Colleague's", "Everybody's");
        assertThat(leads(colleague, id).data("leads.totalCount").asInt()).isZero();
        assertThat(save(colleague, "id", id).userErrorCodes("savedViewSave")).containsExactly("NOT_YOURS");
        assertThat(delete(colleague, id).userErrorCodes("savedViewDelete")).containsExactly("NOT_YOURS");

        delete(owner, id).succeeded("savedViewDelete");
        assertThat(names(colleague)).containsExactly("Colleague's");
        assertThat(leads(owner, id).data("leads").isNull()).isTrue();
    }

    @Test
    void isNobodysToOthersTenantsAndAnybodysOnceItsOwnerHasLeft() {
        var shared = saved(colleague, "name", "Left behind", "shared", true);
        var unshared = saved(colleague, "name", "Their own");
        var alien = tenants.signUp("LEAD_GENERATION");
        assertThat(leads(alien, shared).data("leads").isNull()).isTrue();
        assertThat(save(alien, "id", shared).userErrorCodes("savedViewSave")).containsExactly("NOT_FOUND");

        owner.client()
                .post(
                        "mutation($input: MembershipRemoveInput!) { membershipRemove(input: $input) { userErrors { code } } }",
                        Map.of("input", Map.of("id", colleague.membershipId())))
                .succeeded("membershipRemove");

        assertThat(names(owner)).containsExactly("Left behind");
        assertThat(save(owner, "id", unshared).userErrorCodes("savedViewSave")).containsExactly("NOT_FOUND");
        var taken = save(owner, "id", shared, "name", "Taken over").succeeded("savedViewSave");
        assertThat(taken.text("savedViewSave.savedView.owner.id")).isEqualTo(owner.membershipId());
    }

    private static GraphQlAnswer delete(TestMember member, String id) {
        return member.client().run("records/savedViewDelete", Map.of("input", Map.of("id", id)));
    }

    static List<Arguments> bad() {
        return List.of(
                Arguments.of(input("name", " "), "NAME_INVALID"),
                Arguments.of(input("name", "x".repeat(101)), "NAME_INVALID"),
                Arguments.of(input("name", "Taken"), "NAME_TAKEN"),
                Arguments.of(input("columns", Collections.nCopies(51, "a")), "COLUMNS_INVALID"),
                Arguments.of(input("columns", List.of("")), "COLUMNS_INVALID"),
                Arguments.of(input("groupBy", "x".repeat(51)), "COLUMNS_INVALID"));
    }

    @ParameterizedTest
    @MethodSource("bad")
    void refusesWhatIsNoView(Map<String, @Nullable Object> wrong, String code) {
        saved(owner, "name", "Taken");
        var all = wrong.entrySet().stream()
                .flatMap(entry -> Stream.of(entry.getKey(), entry.getValue()))
                .toArray();

        assertThat(save(owner, all).userErrorCodes("savedViewSave")).containsExactly(code);
    }

    @Test
    void refusesAFilterThatAListWouldRefuseAndAViewBesideAFilter() {
        var tooMany = Map.of("filter", Map.of("tags", Map.of("any", Collections.nCopies(21, "a"))));
        var unknown = Map.of("filter", Map.of("nothing", true));
        for (var leads : List.of(tooMany, unknown)) {
            assertThat(save(owner, "leads", leads).errorCodes()).isNotEmpty();
        }
        var both = owner.client()
                .post("query($v: ID!) { leads(view: $v, filter: {}) { totalCount } }", Map.of("v", saved(owner)));

        assertThat(both.errorCodes()).containsExactly("BAD_USER_INPUT");
        assertThat(names(owner)).containsExactly("Mine");
    }

    @Test
    void isClosedWithTheModuleOfItsRecords() {
        var id = saved(owner, "shared", true);
        owner.client()
                .post("mutation { moduleDisable(input: { module: LEADS }) { userErrors { code } } }")
                .succeeded("moduleDisable");

        var all = "{ savedViews(type: LEAD) { name } }";
        Awaited.until(() -> owner.client().post(all).errorCodes().equals(List.of("NOT_ENTITLED")));
        assertThat(save(owner, "name", "Another").errorCodes()).containsExactly("NOT_ENTITLED");
        assertThat(delete(owner, id).errorCodes()).containsExactly("NOT_ENTITLED");
        assertThat(owner.client()
                        .post(all)
                        .errors()
                        .getFirst()
                        .path("extensions")
                        .path("reason")
                        .asString())
                .isEqualTo("MODULE_DISABLED");

        owner.client()
                .post("mutation { moduleEnable(input: { module: LEADS }) { userErrors { code } } }")
                .succeeded("moduleEnable");
        Awaited.until(() -> owner.client().post(all).errorCodes().isEmpty());
        assertThat(names(owner)).containsExactly("Mine");
    }
}
