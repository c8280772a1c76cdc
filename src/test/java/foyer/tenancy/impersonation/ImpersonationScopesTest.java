package foyer.tenancy.impersonation;

import static org.assertj.core.api.Assertions.assertThat;

import foyer.tenancy.roles.RoleApi;
import foyer.testing.FoyerTest;
import foyer.testing.TestTenants;
import foyer.testing.TestTenants.TestMember;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Nobody sees by acting as somebody else whose records they do not see themselves. */
@FoyerTest
@Tag("graphql")
class ImpersonationScopesTest {

    @Autowired
    TestTenants tenants;

    @ParameterizedTest
    @CsvSource({"LEADS_READ:OWN, LEADS_READ:OWN", "LEADS_READ:TEAM, LEADS_READ:OWN", "LEADS_READ:TEAM, LEADS_READ:TEAM"
    })
    void isAsNobodyWhoseRecordsTheCallerDoesNotSee(String callers, String targets) {
        var roles = new RoleApi(tenants.signUp("LEAD_GENERATION"));
        var caller = roles.join(tenants, roles.create("Support", "ADMIN", "MEMBERS_IMPERSONATE", callers));
        var all = roles.join(tenants, roles.create("All", "ADMIN", "MEMBERS_IMPERSONATE", "LEADS_READ"));
        var target = roles.join(tenants, roles.create("Agent", "MEMBER", targets));

        assertThat(codes(caller, target)).containsExactly("MEMBER_STRONGER");
        assertThat(codes(all, target)).isEmpty();
    }

    @Test
    void isAsNoHeadOfATeamWhoDoesMoreThanTheCaller() {
        var owner = tenants.signUp("LEAD_GENERATION");
        var roles = new RoleApi(owner);
        var caller = roles.join(tenants, roles.create("Support", "ADMIN", "MEMBERS_IMPERSONATE", "LEADS_READ"));
        var agent = roles.join(tenants, roles.create("Agent", "MEMBER", "LEADS_READ:OWN"));
        assertThat(codes(caller, agent)).isEmpty();

        makeHead(owner, agent);

        assertThat(codes(caller, agent)).containsExactly("MEMBER_STRONGER");
        assertThat(codes(owner, agent)).isEmpty();
    }

    private static void makeHead(TestMember owner, TestMember member) {
        var team = owner.client()
                .post("mutation { teamCreate(input: { name: \"Sales\" }) { team { id } userErrors { code } } }")
                .succeeded("teamCreate")
                .text("teamCreate.team.id");
        owner.client()
                .post(
                        "mutation($id: ID!, $member: ID!) { teamMembersSet(input: { id: $id, members: [{ membership: $member,"
                                + " role: HEAD }] }) { userErrors { code } } }",
                        Map.of("id", team, "member", member.membershipId()))
                .succeeded("teamMembersSet");
    }

    private static List<String> codes(TestMember caller, TestMember target) {
        return ImpersonationApi.start(caller.client(), ImpersonationApi.input(target))
                .userErrorCodes("impersonationStart");
    }
}
