package foyer.tenancy.teams;

import static foyer.tenancy.teams.TeamApi.as;
import static org.assertj.core.api.Assertions.assertThat;

import foyer.testing.FoyerTest;
import foyer.testing.GraphQlAnswer;
import foyer.testing.Statements;
import foyer.testing.TestTenants;
import foyer.testing.TestTenants.TestMember;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** The edges between tenants, teams and members: what they answer, and in how many statements. */
@FoyerTest
@Tag("graphql")
@TestInstance(Lifecycle.PER_CLASS)
class TeamEdgesTest {

    private static final int TEAMS = 5;
    private static final String PAGE = "query($id: ID!, $first: Int, $after: String, $last: Int) { tenant(id: $id) {"
            + " teams(first: $first, after: $after, last: $last) { nodes { name }"
            + " pageInfo { hasNextPage hasPreviousPage endCursor } totalCount totalCountIsExact } } }";

    private final Statements statements;
    private final TestMember owner;
    private final TestMember stranger;
    private final TestMember outsider;
    private final List<String> teams = new ArrayList<>();

    @Autowired
    TeamEdgesTest(TestTenants tenants, Statements statements) {
        this.statements = statements;
        this.owner = tenants.signUp("LEAD_GENERATION");
        this.stranger = tenants.signUp("LEAD_GENERATION");
        var colleague = tenants.join(owner, "MEMBER");
        this.outsider = tenants.join(owner, "VIEWER");
        var api = new TeamApi(owner);
        for (var i = TEAMS; i > 0; i--) {
            var id = api.create("Team " + i);
            api.set(id, List.of(as(owner, "HEAD"), as(colleague, "MEMBER"))).succeeded("teamMembersSet");
            teams.addFirst(id);
        }
    }

    /** From a team to its members, to their teams, and so on: each round multiplies what the database has to answer. */
    @Test
    void refusesToGoRoundInCircles() {
        assertThat(ask("teams { name }").errorCodes()).isEmpty();

        var answer = ask("teams { members { membership { teams { members { membership { teams { name } } } } } } }");

        assertThat(answer.errorCodes()).containsExactly("GRAPHQL_VALIDATION_FAILED");
        assertThat(answer.body()).contains("\"reason\":\"COST\"");
    }

    /** Of the members of a team. */
    private GraphQlAnswer ask(String selection) {
        return owner.client()
                .post("{ team(id: \"%s\") { members { membership { %s } } } }".formatted(teams.getFirst(), selection));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void theTeamsOfAPageOfMembersCostOneStatementMore(int first) {
        var answer = statements
                .during(() -> read(
                        "query($id: ID!, $first: Int) { tenant(id: $id) { memberships(first: $first) { nodes { id teams"
                                + " { id name } } } } }",
                        Map.of("first", first)))
                .times(3);

        var members = answer.data("tenant.memberships.nodes");
        assertThat(members.size()).isEqualTo(first);
        members.forEach(member -> assertThat(member.path("teams")
                        .valueStream()
                        .map(team -> team.path("id").asString())
                        .toList())
                .isEqualTo(member.path("id").asString().equals(outsider.membershipId()) ? List.of() : teams));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 5})
    void theMembersOfAPageOfTeamsCostTwoStatementsMore(int first) {
        var answer = statements
                .during(() -> read(
                        "query($id: ID!, $first: Int) { tenant(id: $id) { teams(first: $first) { nodes { id members"
                                + " { role membership { id name } } } } } }",
                        Map.of("first", first)))
                .times(4);

        answer.data("tenant.teams.nodes").forEach(team -> {
            assertThat(team.path("members").size()).isEqualTo(2);
            assertThat(team.path("members").get(0).path("membership").path("id").asString())
                    .isEqualTo(owner.membershipId());
        });
    }

    @Test
    void pagesThroughTeamsByNameInBothDirections() {
        var first = read(PAGE, Map.of("first", 2));
        assertThat(names(first)).containsExactly("Team 1", "Team 2");
        assertThat(first.data("tenant.teams.totalCount").asInt()).isEqualTo(TEAMS);
        assertThat(first.data("tenant.teams.pageInfo.hasNextPage").asBoolean()).isTrue();

        var next = read(PAGE, Map.of("first", 10, "after", first.text("tenant.teams.pageInfo.endCursor")));
        assertThat(names(next)).containsExactly("Team 3", "Team 4", "Team 5");
        assertThat(next.data("tenant.teams.pageInfo.hasNextPage").asBoolean()).isFalse();
        assertThat(names(read(PAGE, Map.of("last", 2)))).containsExactly("Team 4", "Team 5");
    }

    @Test
    void nodesAnswerTeamsOfTheCallersTenantOnly() {
        var document = "query($ids: [ID!]!) { nodes(ids: $ids) { id ... on Team { name } } }";

        var own = owner.client().post(document, Map.of("ids", teams));
        var foreign = stranger.client().post(document, Map.of("ids", teams));

        assertThat(own.text("nodes.0.name")).isEqualTo("Team 1");
        assertThat(foreign.data("nodes").valueStream()).hasSize(TEAMS).allMatch(node -> node.isNull());
    }

    private static List<String> names(GraphQlAnswer answer) {
        return answer.data("tenant.teams.nodes")
                .valueStream()
                .map(team -> team.path("name").asString())
                .toList();
    }

    private GraphQlAnswer read(String document, Map<String, ?> page) {
        var variables = new HashMap<String, Object>(page);
        variables.put("id", owner.tenantId());
        return owner.client().post(document, variables);
    }
}
