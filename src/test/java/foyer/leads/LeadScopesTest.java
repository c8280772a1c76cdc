package foyer.leads;

import static org.assertj.core.api.Assertions.assertThat;

import foyer.tenancy.roles.RoleApi;
import foyer.testing.FoyerTest;
import foyer.testing.GraphQlAnswer;
import foyer.testing.Statements;
import foyer.testing.TestTenants;
import foyer.testing.TestTenants.TestMember;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What members see and do whose permissions are good for some leads only. */
@FoyerTest
@Tag("graphql")
class LeadScopesTest {

    private static final Duration QUIET = Duration.ofMillis(500);

    @Autowired
    TestTenants tenants;

    @Autowired
    Statements statements;

    private final LeadWatches watches = new LeadWatches();
    private TestMember owner;
    private RoleApi roles;
    private LeadApi api;

    @BeforeEach
    void signUp() {
        owner = tenants.signUp("LEAD_GENERATION");
        roles = new RoleApi(owner);
        api = new LeadApi(owner);
    }

    @AfterEach
    void close() {
        watches.close();
    }

    private TestMember person(String... permissions) {
        return roles.join(tenants, roles.create("Role " + UUID.randomUUID(), "MEMBER", permissions));
    }

    @Test
    void ownAreThoseAssignedAndThoseMadeThatNobodyHas() {
        var agent = person("LEADS_READ:OWN", "LEADS_WRITE");
        var mine = new LeadApi(agent);
        api.create("Of nobody");
        api.create("Of the owner", "assignee", owner.membershipId());
        api.create("Given", "assignee", agent.membershipId());
        mine.create("Made");
        var away = mine.create("Made and taken");
        api.done("leadAssign", "ids", List.of(away), "to", owner.membershipId());

        assertThat(mine.titles()).containsExactly("Made", "Given");
        assertThat(mine.titlesOf(Map.of("text", "of the"))).isEmpty();
        assertThat(mine.titlesOf(Map.of("assignees", List.of(owner.membershipId()))))
                .isEmpty();
        assertThat(agent.client()
                        .post("{ leads { totalCount } }")
                        .data("leads.totalCount")
                        .asInt())
                .isEqualTo(2);
        assertThat(mine.lead(away).isNull()).isTrue();
        assertThat(api.titles()).hasSize(5);
    }

    /** Neither by a note nor by a slip, nor does it tell by what is found otherwise what is written elsewhere. */
    @Test
    void whatIsSearchedForIsFoundAmongTheOwnOnly() {
        var agent = person("LEADS_READ:OWN");
        var mine = new LeadApi(agent);
        api.create("Martina", "assignee", agent.membershipId());
        var other = api.create("Marina", "assignee", owner.membershipId());
        api.done("leadNoteAdd", "id", other, "body", "Wants a bungalow.");

        assertThat(mine.titlesOf(Map.of("text", "bungalow"))).isEmpty();
        assertThat(mine.titlesOf(Map.of("text", "bungalwo"))).isEmpty();
        assertThat(mine.titlesOf(Map.of("text", "marina"))).containsExactly("Martina");
        assertThat(mine.titlesOf(Map.of("text", "maryna"))).isEmpty();
        assertThat(api.titlesOf(Map.of("text", "marina"))).containsExactly("Marina");
        assertThat(api.titlesOf(Map.of("text", "bungalwo"))).containsExactly("Marina");
    }

    @Test
    void aTeamsAreThoseOfItsPeople() {
        var agent = person("LEADS_READ:TEAM");
        var colleague = tenants.join(owner, "MEMBER");
        api.create("Of a colleague", "assignee", colleague.membershipId());
        api.create("Of the owner", "assignee", owner.membershipId());
        api.create("Of nobody");
        assertThat(new LeadApi(agent).titles()).isEmpty();

        team(agent, colleague);

        assertThat(new LeadApi(agent).titles()).containsExactly("Of a colleague");
        statements
                .during(() -> agent.client().post("{ leads { nodes { title } } }"))
                .times(1);
    }

    private String team(TestMember... members) {
        var id = owner.client()
                .post(
                        "mutation($name: String!) { teamCreate(input: { name: $name }) { team { id } userErrors { code } } }",
                        Map.of("name", "Team " + UUID.randomUUID()))
                .succeeded("teamCreate")
                .text("teamCreate.team.id");
        var all = List.of(members).stream()
                .map(member -> Map.of("membership", member.membershipId()))
                .toList();
        owner.client()
                .post(
                        "mutation($input: TeamMembersSetInput!) { teamMembersSet(input: $input) { userErrors { code } } }",
                        Map.of("input", Map.of("id", id, "members", all)))
                .succeeded("teamMembersSet");
        return id;
    }

    @Test
    void changesWhatThePermissionToChangeIsGoodForAndKnowsWhatItSees() {
        var agent = person("LEADS_READ", "LEADS_WRITE:OWN");
        var other = api.create("Of nobody");
        var own = api.create("Given", "assignee", agent.membershipId());
        var mine = new LeadApi(agent);

        assertThat(mine.run("leadUpdate", "id", other, "score", 5).userErrorCodes("leadUpdate"))
                .containsExactly("SCOPE_FORBIDDEN");
        assertThat(mine.run("leadArchive", "ids", List.of(own, other)).userErrors("leadArchive"))
                .hasSize(1)
                .allSatisfy(error -> assertThat(error.path("path").toString()).isEqualTo("[\"input\",\"ids\",\"1\"]"));
        mine.done("leadUpdate", "id", own, "score", 5);
        assertThat(api.lead(other).path("version").asInt()).isOne();
    }

    @Test
    void assignsWithinTheTeamAndNeitherOutOfItNorToNobody() {
        var head = person("LEADS_READ:TEAM", "LEADS_ASSIGN:TEAM");
        var colleague = tenants.join(owner, "MEMBER");
        team(head, colleague);
        var theirs = api.create("Of a colleague", "assignee", colleague.membershipId());
        var owners = api.create("Of the owner", "assignee", owner.membershipId());
        var mine = new LeadApi(head);

        mine.done("leadAssign", "ids", List.of(theirs), "to", head.membershipId());
        for (var beyond : List.of(owner.membershipId(), "mem_01h455vb4pex5vsknk084sn02q")) {
            assertThat(codes(mine.run("leadAssign", "ids", List.of(theirs), "to", beyond)))
                    .containsExactly("ASSIGN_FORBIDDEN");
        }
        assertThat(codes(mine.run("leadAssign", "ids", List.of(theirs), "to", null)))
                .containsExactly("ASSIGN_FORBIDDEN");
        assertThat(codes(mine.run("leadAssign", "ids", List.of(owners), "to", head.membershipId())))
                .containsExactly("NOT_FOUND");
    }

    private static List<String> codes(GraphQlAnswer answer) {
        return answer.userErrorCodes("leadAssign");
    }

    @Test
    void answersWhatWasMadeAndTheSameKeyOnlyWhileItIsSeen() {
        var agent = person("LEADS_READ:OWN", "LEADS_WRITE", "LEADS_ASSIGN");
        var mine = new LeadApi(agent);
        var key = "k-" + UUID.randomUUID();

        var made = mine.run("leadCreate", "title", "Away", "assignee", owner.membershipId(), "idempotencyKey", key)
                .succeeded("leadCreate");
        assertThat(made.text("leadCreate.lead.title")).isEqualTo("Away");
        assertThat(mine.run("leadCreate", "title", "Away", "assignee", owner.membershipId(), "idempotencyKey", key)
                        .userErrorCodes("leadCreate"))
                .containsExactly("NOT_FOUND");
    }

    @Test
    void toldOfOwnLeadsOnlyAndOfOneThatIsTakenAwayThatItLeft() {
        var agent = person("LEADS_READ:OWN");
        var watch = watches.ready(agent);
        var filtered = watches.ready(agent, "filter", Map.of("text", "roof"));

        var id = api.create("Canary", "assignee", owner.membershipId());
        api.done("leadUpdate", "id", id, "title", "Canary two");
        api.done("leadAssign", "ids", List.of(id), "to", null);
        // What comes is looked at when it comes: what was before has to have come by.
        var marker = api.create("Marker", "assignee", agent.membershipId());
        assertThat(watch.next("leadChanged").path("id").asString()).isEqualTo(marker);
        api.done("leadAssign", "ids", List.of(id), "to", agent.membershipId());
        var given = watch.next("leadChanged");
        assertThat(LeadWatches.kind(given)).isEqualTo("ASSIGNED");
        assertThat(given.path("lead").path("title").asString()).isEqualTo("Canary two");

        api.done("leadAssign", "ids", List.of(id), "to", owner.membershipId());
        api.done("leadUpdate", "id", id, "title", "Canary three");
        var left = watch.next("leadChanged");
        assertThat(LeadWatches.kind(left)).isEqualTo("LEFT");
        assertThat(left.path("id").asString()).isEqualTo(id);
        assertThat(left.path("lead").isNull()).isTrue();
        watch.nothingFor(QUIET);
        assertThat(LeadWatches.kind(filtered.next("leadChanged"))).isEqualTo("LEFT");
    }
}
