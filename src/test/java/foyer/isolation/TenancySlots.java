package foyer.isolation;

import foyer.testing.TestTenants;
import foyer.testing.TestTenants.TestMember;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What a tenant's people have, made for {@link Kit}. */
final class TenancySlots {

    private TenancySlots() {}

    /** One that can be ended without an end to the member's own. */
    static String otherSession(TestMember member) {
        var input = Map.of("email", member.email(), "password", TestTenants.PASSWORD, "tenant", member.tenantId());
        var token = member.client()
                .anonymous()
                .run("tenancy/test-sign-in", Map.of("input", input))
                .text("signIn.session.accessToken");
        return member.client().as(token).post("{ viewer { session { id } } }").text("viewer.session.id");
    }

    /** With the member in it; the names of a tenant's teams differ. */
    static String team(TestMember member, String word) {
        var client = member.client();
        var id = client.post(
                        "mutation($input: TeamCreateInput!) { teamCreate(input: $input) { team { id } userErrors { code } } }",
                        Map.of("input", Map.of("name", word + " team " + UUID.randomUUID())))
                .succeeded("teamCreate")
                .text("teamCreate.team.id");
        client.post(
                        "mutation($input: TeamMembersSetInput!) { teamMembersSet(input: $input) { userErrors { code } } }",
                        Map.of(
                                "input",
                                Map.of("id", id, "members", List.of(Map.of("membership", member.membershipId())))))
                .succeeded("teamMembersSet");
        return id;
    }

    static String invite(TestMember member, String word) {
        return member.client()
                .post(
                        "mutation($input: InviteCreateInput!) { inviteCreate(input: $input) { results { invite { id } } userErrors { code } } }",
                        Map.of("input", Map.of("emails", List.of(word + UUID.randomUUID() + "@invited.example.com"))))
                .succeeded("inviteCreate")
                .text("inviteCreate.results.0.invite.id");
    }

    /** Runs long after the test. */
    static String job(TestMember member, String lead, String word) {
        var input = Map.of(
                "type",
                "BULK_DELETE",
                "input",
                Map.of("leads", List.of(lead)),
                "uniqueKey",
                word + " key",
                "runAt",
                Instant.now().plus(Duration.ofDays(1)).toString());
        return member.client()
                .run("jobs/jobCreate", Map.of("input", input))
                .succeeded("jobCreate")
                .text("jobCreate.job.id");
    }
}
