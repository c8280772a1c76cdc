package foyer.tenancy.teams;

import static foyer.tenancy.teams.TeamApi.as;
import static org.assertj.core.api.Assertions.assertThat;

import foyer.tenancy.roles.RoleApi;
import foyer.testing.Awaited;
import foyer.testing.FoyerTest;
import foyer.testing.GraphQlAnswer;
import foyer.testing.TestTenants;
import foyer.testing.TestTenants.TestMember;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** A head sees and assigns within the team, and who may make one. */
@FoyerTest
@Tag("graphql")
class TeamHeadsTest {

    @Autowired
    TestTenants tenants;

    private TestMember owner;
    private TestMember colleague;
    private TeamApi teams;
    private String team;

    @BeforeEach
    void signUp() {
        owner = tenants.signUp("LEAD_GENERATION");
        colleague = tenants.join(owner, "MEMBER");
        teams = new TeamApi(owner);
        team = teams.create("Sales");
    }

    private TestMember heading(TestMember member) {
        teams.set(team, List.of(as(member, "HEAD"), as(colleague, "MEMBER"))).succeeded("teamMembersSet");
        return tenants.signIn(member.email(), member.tenantId());
    }

    private String lead(String title, TestMember assignee) {
        return owner.client()
                .post(
                        "mutation($input: LeadCreateInput!) { leadCreate(input: $input) { lead { id } userErrors { code } } }",
                        Map.of("input", Map.of("title", title, "assignee", assignee.membershipId())))
                .succeeded("leadCreate")
                .text("leadCreate.lead.id");
    }

    private static GraphQlAnswer assign(TestMember by, String lead, TestMember to) {
        return by.client()
                .post(
                        "mutation($input: LeadAssignInput!) { leadAssign(input: $input) { userErrors { code } } }",
                        Map.of("input", Map.of("ids", List.of(lead), "to", to.membershipId())));
    }

    @Test
    void aHeadAssignsWithinTheTeamAndNotBeyond() {
        var member = tenants.join(owner, "MEMBER");
        var theirs = lead("Theirs", colleague);
        var owners = lead("The owner's", owner);
        assertThat(assign(member, theirs, member).errorCodes()).containsExactly("FORBIDDEN");

        var head = heading(member);

        assertThat(assign(head, theirs, head).userErrorCodes("leadAssign")).isEmpty();
        assertThat(assign(head, theirs, owner).userErrorCodes("leadAssign")).containsExactly("ASSIGN_FORBIDDEN");
        // A member reads every lead, so this one is known to be there.
        assertThat(assign(head, owners, head).userErrorCodes("leadAssign")).containsExactly("SCOPE_FORBIDDEN");
    }

    @Test
    void aHeadWhoSeesOwnLeadsOnlySeesTheTeamsToo() {
        var roles = new RoleApi(owner);
        var member = roles.join(tenants, roles.create("Agent", "MEMBER", "LEADS_READ:OWN"));
        lead("Theirs", colleague);
        lead("The owner's", owner);
        assertThat(titles(member)).isEqualTo("[]");

        assertThat(titles(heading(member))).isEqualTo("[{\"title\":\"Theirs\"}]");
    }

    private static String titles(TestMember member) {
        return member.client()
                .post("{ leads { nodes { title } } }")
                .data("leads.nodes")
                .toString();
    }

    @ParameterizedTest
    @CsvSource({"VIEWER, false", "DEVELOPER, false", "MEMBER, true"})
    void whoChangesNothingOrStandsApartGetsNothingByIt(String role, boolean more) {
        var head = heading(tenants.join(owner, role));

        var permissions = head.client()
                .post("{ viewer { permissions } }")
                .data("viewer.permissions")
                .toString();

        assertThat(permissions.contains("LEADS_ASSIGN")).isEqualTo(more);
    }

    @ParameterizedTest
    @CsvSource({"role", "team", "teams of the member"})
    void whoHeadsNoMoreIsNoHeadWithinASecond(String how) {
        var head = heading(tenants.join(owner, "MEMBER"));
        var bystander = tenants.signIn(colleague.email(), colleague.tenantId());
        assertThat(head.client().post("{ eventCursor }").errorCodes()).isEmpty();

        switch (how) {
            case "role" -> teams.set(team, List.of(as(head, "MEMBER"), as(colleague, "MEMBER")));
            case "team" -> teams.call("teamDelete", Map.of("id", team));
            default ->
                owner.client()
                        .post(
                                "mutation($id: ID!) { membershipUpdate(input: { id: $id, teamIds: [] }) { userErrors { code } } }",
                                Map.of("id", head.membershipId()))
                        .succeeded("membershipUpdate");
        }

        Awaited.until(() -> head.client().post("{ eventCursor }").errorCodes().contains("UNAUTHENTICATED"));
        var again = tenants.signIn(head.email(), head.tenantId());
        assertThat(again.client().post("{ viewer { permissions } }").body()).doesNotContain("LEADS_ASSIGN");
        assertThat(bystander.client().post("{ eventCursor }").errorCodes()).isEmpty();
    }

    @Test
    void nobodyMakesAHeadWhoWouldDoMoreThanThey() {
        var roles = new RoleApi(owner);
        var without = roles.join(tenants, roles.create("Teams", "ADMIN", "TEAMS_MANAGE", "MEMBERS_READ", "LEADS_READ"));
        var limited = roles.join(
                tenants, roles.create("Limited", "ADMIN", "TEAMS_MANAGE", "MEMBERS_READ", "LEADS_READ:TEAM"));

        assertThat(new TeamApi(without)
                        .set(team, List.of(as(colleague, "HEAD")))
                        .userErrorCodes("teamMembersSet"))
                .containsExactly("HEAD_FORBIDDEN");
        assertThat(new TeamApi(limited)
                        .set(team, List.of(as(limited, "MEMBER")))
                        .userErrorCodes("teamMembersSet"))
                .containsExactly("MEMBERS_FORBIDDEN");
        new TeamApi(without).set(team, List.of(as(colleague, "MEMBER"))).succeeded("teamMembersSet");
        assertThat(teams.members(team)).containsExactly(colleague.membershipId() + " MEMBER");
    }
}
