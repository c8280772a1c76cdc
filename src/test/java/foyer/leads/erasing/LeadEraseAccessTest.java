package foyer.leads.erasing;

import static org.assertj.core.api.Assertions.assertThat;

import foyer.leads.LeadApi;
import foyer.leads.LeadWatches;
import foyer.leads.assignment.RuleApi;
import foyer.tenancy.roles.RoleApi;
import foyer.testing.FoyerTest;
import foyer.testing.TestTenants;
import foyer.testing.TestTenants.TestMember;
import foyer.testing.Watch;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Who may erase which leads, what is wrong with the rest, and what is told of it. */
@FoyerTest
@Tag("graphql")
class LeadEraseAccessTest {

    private final TestTenants tenants;
    private final LeadWatches watches = new LeadWatches();
    private TestMember owner;
    private LeadApi api;
    private EraseApi erasing;

    @Autowired
    LeadEraseAccessTest(TestTenants tenants) {
        this.tenants = tenants;
    }

    @BeforeEach
    void company() {
        owner = tenants.signUp("LEAD_GENERATION");
        api = new LeadApi(owner);
        erasing = new EraseApi(owner);
    }

    @AfterEach
    void close() {
        watches.close();
    }

    @Test
    void refusesWhatCannotBeErasedAndErasesNothingThen() {
        var lead = api.create("Lead");

        assertThat(erasing.refused(List.of(lead), "reason", " \n"))
                .containsExactly("REASON_INVALID[\"input\",\"reason\"]");
        assertThat(erasing.refused(List.of(lead), "reason", "x".repeat(501)))
                .containsExactly("REASON_INVALID[\"input\",\"reason\"]");
        assertThat(erasing.refused(List.of())).containsExactly("IDS_INVALID[\"input\",\"ids\"]");
        assertThat(erasing.refused(IntStream.range(0, 101).mapToObj(_ -> lead).toList()))
                .as("one lead, however often")
                .isEmpty();
        var other = api.create("Other");
        assertThat(erasing.refused(List.of(other, lead, LeadApi.NOWHERE)))
                .containsExactly("LEAD_NOT_FOUND[\"input\",\"ids\",\"1\"]", "LEAD_NOT_FOUND[\"input\",\"ids\",\"2\"]");
        assertThat(api.titles()).containsExactly("Other");
        assertThat(erasing.notUndone("lerase_01h455vb4pex5vsknk084sn02q")).containsExactly("ERASURE_NOT_FOUND");
        erasing.erase(List.of(other), "idempotencyKey", "k");
        assertThat(erasing.refused(List.of(lead), "idempotencyKey", "k"))
                .containsExactly("IDEMPOTENCY_KEY_REUSED[\"input\",\"idempotencyKey\"]");
    }

    @Test
    void isOfLeadsThatTheCallerMayErase() {
        var roles = new RoleApi(owner);
        var seesOwn = roles.join(tenants, roles.create("Narrow", "MANAGER", "LEADS_READ:OWN", "LEADS_ERASE"));
        var erasesOwn = roles.join(tenants, roles.create("Some", "MANAGER", "LEADS_READ", "LEADS_ERASE:OWN"));
        var stranger = tenants.signUp("LEAD_GENERATION");
        var lead = api.create("Of the owner", "assignee", owner.membershipId());
        var mine = api.create("Mine", "assignee", seesOwn.membershipId());
        var also = api.create("Also mine", "assignee", erasesOwn.membershipId());

        assertThat(new EraseApi(tenants.join(owner, "MANAGER"))
                        .run(List.of(lead))
                        .errorCodes())
                .containsExactly("FORBIDDEN");
        for (var nobody : List.of(seesOwn, stranger)) {
            assertThat(new EraseApi(nobody).refused(List.of(lead)))
                    .containsExactly("LEAD_NOT_FOUND[\"input\",\"ids\",\"0\"]");
            assertThat(new EraseApi(nobody).refused(List.of(lead), "dryRun", true))
                    .containsExactly("LEAD_NOT_FOUND[\"input\",\"ids\",\"0\"]");
        }
        assertThat(new EraseApi(erasesOwn).refused(List.of(also, lead)))
                .containsExactly("SCOPE_FORBIDDEN[\"input\",\"ids\",\"1\"]");

        var erasure = erasing.erased(lead);
        for (var nobody : List.of(seesOwn, erasesOwn, stranger)) {
            assertThat(new EraseApi(nobody).notUndone(erasure)).containsExactly("ERASURE_NOT_FOUND");
            assertThat(new EraseApi(nobody).erasures().path("nodes")).isEmpty();
        }
        for (var member : Map.of(seesOwn, mine, erasesOwn, also).entrySet()) {
            var theirs = new EraseApi(member.getKey());
            var own = theirs.erased(member.getValue());
            assertThat(ids(theirs)).containsExactly(own);
            assertThat(theirs.undo(own).path("restored")).hasSize(1);
            assertThat(ids(theirs)).containsExactly(own);
        }
        assertThat(erasing.erasures().path("totalCount").asInt()).isEqualTo(3);
        erasing.undo(erasure);
    }

    private static List<String> ids(EraseApi erasing) {
        return erasing.erasures()
                .path("nodes")
                .valueStream()
                .map(erasure -> erasure.path("id").asString())
                .toList();
    }

    @Test
    void triedOnlyTellsWhatWouldGo() {
        var lead = api.create("Lead");
        api.done("leadNoteAdd", "id", lead, "body", "One");
        api.done("leadNoteAdd", "id", lead, "body", "Two");

        var tried = erasing.erase(List.of(lead, lead), "dryRun", true);

        assertThat(tried.path("erasure").isNull()).isTrue();
        assertThat(tried.path("preview").toString())
                .isEqualTo("{\"leads\":1,\"merged\":0,\"notes\":2,\"activities\":3,\"captures\":0,\"imports\":0,"
                        + "\"documents\":0}");
        assertThat(api.titles()).containsExactly("Lead");
        assertThat(erasing.erasures().path("nodes")).isEmpty();
    }

    @Test
    void theLogSaysWhyAndNothingOfThePerson() {
        var lead = api.create("Lead of Huda", "contact", Map.of("name", "Huda"));
        erasing.undo(erasing.erased(lead));

        var log = owner.client()
                .post(
                        "query($id: ID!) { auditLog(filter: { entity: $id }) { nodes { action changes { field after } } } }",
                        Map.of("id", lead))
                .data("auditLog.nodes");

        assertThat(log.findValuesAsString("action")).containsExactly("lead.erase_undo", "lead.erase", "lead.create");
        assertThat(log.path(1)
                        .path("changes")
                        .valueStream()
                        .map(change -> change.path("field").asString()))
                .containsExactlyInAnyOrder("reason", "erasure");
        assertThat(log.path(1).path("changes").valueStream().map(LeadEraseAccessTest::after))
                .contains("They asked for it");
    }

    private static String after(JsonNode change) {
        return change.path("after").asString();
    }

    private static String next(Watch watch) {
        var event = watch.next("leadChanged");
        return LeadWatches.kind(event) + " " + event.path("lead").path("title").asString("-");
    }

    @Test
    void isToldToWhoeverWatchesAndMaySeeIt() {
        var roles = new RoleApi(owner);
        var agent = roles.join(tenants, roles.create("Agent", "MEMBER", "LEADS_READ:OWN"));
        var hidden = api.create("Hidden", "assignee", owner.membershipId());
        var theirs = api.create("Theirs", "assignee", agent.membershipId());
        var all = watches.ready(owner);
        var own = watches.ready(agent);

        var erasure = erasing.erased(hidden, theirs);
        assertThat(List.of(next(all), next(all))).containsExactly("LEFT -", "LEFT -");
        var left = own.next("leadChanged");
        assertThat(LeadWatches.kind(left)).isEqualTo("LEFT");
        assertThat(left.path("id").asString()).isEqualTo(theirs);

        erasing.undo(erasure);
        assertThat(List.of(next(all), next(all))).containsExactlyInAnyOrder("RESTORED Hidden", "RESTORED Theirs");
        assertThat(next(own)).isEqualTo("RESTORED Theirs");
    }

    @Test
    void isItsTeamsAgainOrNobodysWhenThatIsNoMore() {
        var roles = new RoleApi(owner);
        var agent = roles.join(tenants, roles.create("Of a team", "MEMBER", "LEADS_READ:TEAM"));
        var team = new RuleApi(owner).team(agent);
        var lead = api.create("Of the team", "team", team);
        var theirs = new LeadApi(agent);

        var first = erasing.erased(lead);
        assertThat(theirs.titles()).isEmpty();
        erasing.undo(first);
        assertThat(theirs.titles()).containsExactly("Of the team");

        var second = erasing.erased(lead);
        owner.client()
                .post(
                        "mutation($id: ID!) { teamDelete(input: { id: $id }) { team { id } userErrors { code } } }",
                        Map.of("id", team))
                .succeeded("teamDelete");
        erasing.undo(second);
        assertThat(theirs.titles()).isEmpty();
        assertThat(api.titles()).contains("Of the team");
    }

    @Test
    void takesItsPlaceInThePlanAgainWhereThereIsOne() {
        var free = tenants.signUpFree("LEAD_GENERATION");
        tenants.allow(free, "LEADS", 2L);
        var leads = new LeadApi(free);
        var one = leads.create("One");
        leads.create("Two");
        var erasures = new EraseApi(free);
        var erasure = erasures.erased(one);
        var three = leads.create("Three");

        assertThat(erasures.notUndone(erasure)).containsExactly("LIMIT_REACHED");
        assertThat(leads.titles()).containsExactly("Three", "Two");

        erasures.erased(three);
        erasures.undo(erasure);
        assertThat(leads.titles()).containsExactly("Two", "One");
    }
}
