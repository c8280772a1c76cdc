package foyer.leads;

import static foyer.leads.LeadApi.input;
import static org.assertj.core.api.Assertions.assertThat;

import foyer.testing.FoyerTest;
import foyer.testing.GraphQlAnswer;
import foyer.testing.Statements;
import foyer.testing.TestTenants;
import foyer.testing.TestTenants.TestMember;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

@FoyerTest
@Tag("graphql")
@TestInstance(Lifecycle.PER_CLASS)
class LeadListTest {

    private final TestMember owner;
    private final TestMember member;
    private final LeadApi api;
    private final TestTenants tenants;
    private final Statements statements;

    @Autowired
    LeadListTest(TestTenants tenants, Statements statements) {
        this.tenants = tenants;
        this.statements = statements;
        this.owner = tenants.signUp("LEAD_GENERATION");
        this.member = tenants.join(owner, "MEMBER");
        this.api = new LeadApi(owner);
    }

    /** Made in this order; Delta is changed last, and Echo and Foxtrot are archived. */
    @BeforeAll
    void arrange() {
        api.create("Charlie", "assignee", owner.membershipId());
        var delta = api.create("Delta", "stage", api.stage("qualified"));
        api.create("Alpha", "assignee", member.membershipId(), "stage", api.stage("qualified"));
        api.create("Bravo", "assignee", owner.membershipId(), "stage", api.stage("won"));
        var archived = List.of(api.create("Echo"), api.create("Foxtrot", "assignee", owner.membershipId()));
        api.done("leadArchive", "ids", archived);
        api.done("leadUpdate", "id", delta, "score", 5);
        new LeadApi(tenants.signUp("LEAD_GENERATION")).create("Alien");
    }

    List<Arguments> filters() {
        var won = api.stage("won");
        var qualified = api.stage("qualified");
        var nobody = LeadApi.NOWHERE.replace("lead_", "mem_");
        return List.of(
                Arguments.of(null, List.of("Bravo", "Alpha", "Delta", "Charlie")),
                Arguments.of(input(), List.of("Bravo", "Alpha", "Delta", "Charlie")),
                Arguments.of(input("stages", List.of(qualified)), List.of("Alpha", "Delta")),
                Arguments.of(input("stages", List.of(qualified, won)), List.of("Bravo", "Alpha", "Delta")),
                Arguments.of(input("stages", List.of()), List.of()),
                Arguments.of(input("assignees", List.of(owner.membershipId())), List.of("Bravo", "Charlie")),
                Arguments.of(
                        input("assignees", List.of(owner.membershipId(), member.membershipId())),
                        List.of("Bravo", "Alpha", "Charlie")),
                Arguments.of(input("assignees", List.of(nobody)), List.of()),
                Arguments.of(input("unassigned", true), List.of("Delta")),
                Arguments.of(input("unassigned", false), List.of("Bravo", "Alpha", "Charlie")),
                Arguments.of(input("text", "del"), List.of("Delta")),
                Arguments.of(input("text", "  "), List.of("Bravo", "Alpha", "Delta", "Charlie")),
                Arguments.of(input("text", "!?"), List.of()),
                Arguments.of(input("text", "alien"), List.of()),
                Arguments.of(input("archived", true), List.of("Foxtrot", "Echo")),
                Arguments.of(input("archived", true, "unassigned", true), List.of("Echo")),
                Arguments.of(
                        input("stages", List.of(qualified), "unassigned", false, "text", "alpha"), List.of("Alpha")),
                Arguments.of(input("assignees", List.of(owner.membershipId()), "unassigned", true), List.of()));
    }

    @ParameterizedTest
    @MethodSource("filters")
    void answersThoseThatMeetEveryFieldOfTheFilter(@Nullable Map<String, ?> filter, List<String> expected) {
        var answer = api.leads("filter", filter);

        assertThat(titles(answer)).containsExactlyElementsOf(expected);
        assertThat(answer.data("leads.totalCount").asInt()).isEqualTo(expected.size());
        assertThat(answer.data("leads.totalCountIsExact").asBoolean()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            1 | { leads { totalCount totalCountIsExact } }
            1 | { leads(filter: { sources: [MANUAL] }) { __typename totalCount } }
            1 | { leads(orderBy: TITLE_ASC, first: 2) { totalCount } }
            2 | { leads { totalCount nodes { title } } }
            2 | { leads { totalCount ... on LeadConnection { nodes { title } } } }
            1 | { leads { pageInfo { hasNextPage } } }""")
    void readsNoLeadsWhereOnlyTheirNumberIsAskedFor(int times, String document) {
        var answer = statements
                .during(() -> owner.client().post(document))
                .times(times)
                .data("leads");

        if (answer.has("totalCount")) {
            assertThat(answer.path("totalCount").asInt()).isEqualTo(4);
        }
        if (answer.has("nodes")) {
            assertThat(answer.path("nodes")).hasSize(4);
        }
    }

    @Test
    void refusesABrokenCursorWhereOnlyTheNumberIsAskedFor() {
        var answer = owner.client().post("{ leads(after: \"broken\") { totalCount } }");

        assertThat(answer.errorCodes()).containsOnly("BAD_USER_INPUT");
    }

    static List<Arguments> orders() {
        return List.of(
                Arguments.of("CREATED_AT_DESC", List.of("Bravo", "Alpha", "Delta", "Charlie")),
                Arguments.of("UPDATED_AT_DESC", List.of("Delta", "Bravo", "Alpha", "Charlie")),
                Arguments.of("TITLE_ASC", List.of("Alpha", "Bravo", "Charlie", "Delta")));
    }

    @ParameterizedTest
    @MethodSource("orders")
    void pagesThroughEachOrderBothWays(String order, List<String> expected) {
        var forward = new ArrayList<String>();
        var first = api.leads("orderBy", order, "first", 3);
        forward.addAll(titles(first));
        assertThat(first.data("leads.pageInfo.hasNextPage").asBoolean()).isTrue();
        assertThat(first.data("leads.pageInfo.hasPreviousPage").asBoolean()).isFalse();
        var second = api.leads("orderBy", order, "first", 3, "after", first.text("leads.pageInfo.endCursor"));
        forward.addAll(titles(second));
        assertThat(second.data("leads.pageInfo.hasNextPage").asBoolean()).isFalse();
        assertThat(second.data("leads.pageInfo.hasPreviousPage").asBoolean()).isTrue();
        assertThat(forward).containsExactlyElementsOf(expected);

        var last = api.leads("orderBy", order, "last", 3);
        assertThat(titles(last)).containsExactlyElementsOf(expected.subList(1, 4));
        var before = api.leads("orderBy", order, "last", 3, "before", last.text("leads.pageInfo.startCursor"));
        assertThat(titles(before)).containsExactlyElementsOf(expected.subList(0, 1));
        assertThat(before.data("leads.pageInfo.hasPreviousPage").asBoolean()).isFalse();
        assertThat(before.data("leads.pageInfo.hasNextPage").asBoolean()).isTrue();
    }

    static List<Map<String, @Nullable Object>> badPages() {
        return List.of(
                input("first", 0),
                input("first", 101),
                input("first", -1),
                input("last", 0),
                input("last", 101),
                input("first", 1, "last", 1),
                input("first", 1, "before", "x"),
                input("last", 1, "after", "x"),
                input("after", "x", "before", "x"),
                input("after", ""),
                input("after", "not a cursor"),
                input("after", "TGVhZHM"),
                input("after", "x".repeat(3000)),
                input("filter", input("stages", Collections.nCopies(101, LeadApi.NOWHERE.replace("lead_", "stage_")))),
                input("filter", input("assignees", Collections.nCopies(101, LeadApi.NOWHERE.replace("lead_", "mem_")))),
                input("filter", input("text", "x".repeat(201))),
                input("filter", input("stages", List.of(LeadApi.NOWHERE))));
    }

    @ParameterizedTest
    @MethodSource("badPages")
    void refusesWhatIsNoPageOrFilter(Map<String, @Nullable Object> variables) {
        var answer = owner.client().run("leads/leads", variables);

        assertThat(answer.errorCodes()).containsOnly("BAD_USER_INPUT");
        assertThat(answer.errors().getFirst().path("message").asString()).isNotBlank();
    }

    @Test
    void refusesACursorOfAnotherOrder() {
        var cursor = api.leads("first", 1).text("leads.pageInfo.endCursor");

        var answer = api.leads("orderBy", "TITLE_ASC", "after", cursor);

        assertThat(answer.errorCodes()).containsExactly("BAD_USER_INPUT");
        assertThat(answer.errors().getFirst().path("message").asString()).contains("TITLE_ASC");
    }

    @Test
    void opensNothingByAnotherTenantsCursor() {
        var other = new LeadApi(tenants.signUp("LEAD_GENERATION"));
        other.create("Other");
        var cursor = other.leads().text("leads.pageInfo.endCursor");

        assertThat(titles(api.leads("first", 50, "after", cursor)))
                .containsExactly("Bravo", "Alpha", "Delta", "Charlie");
    }

    @ParameterizedTest
    @ValueSource(strings = {"lead", "node"})
    void answersNullForALeadThatIsNotThere(String field) {
        var foreign = new LeadApi(tenants.signUp("LEAD_GENERATION")).create("Foreign");

        for (var id : List.of(LeadApi.NOWHERE, foreign)) {
            var answer =
                    owner.client().post("query ($id: ID!) { %s(id: $id) { id } }".formatted(field), Map.of("id", id));
            assertThat(answer.data(field).isNull()).isTrue();
        }
    }

    @Test
    void findsLeadsAndPipelinesByTheirIdsAlone() {
        var lead = api.create("Node");
        var pipeline = owner.client().post("{ pipelines { id name } }").text("pipelines.0.id");
        api.done("leadArchive", "ids", List.of(lead));

        var nodes = owner.client()
                .post(
                        "query ($ids: [ID!]!) { nodes(ids: $ids) { id ... on Lead { title } ... on Pipeline { name } } }",
                        Map.of("ids", List.of(pipeline, LeadApi.NOWHERE, lead)))
                .data("nodes");

        assertThat(nodes.path(0).path("name").asString()).isEqualTo("Sales");
        assertThat(nodes.path(1).isNull()).isTrue();
        assertThat(nodes.path(2).path("title").asString()).isEqualTo("Node");
    }

    private static List<String> titles(GraphQlAnswer answer) {
        return answer.data("leads.edges")
                .valueStream()
                .map(edge -> edge.path("node").path("title").asString())
                .toList();
    }
}
