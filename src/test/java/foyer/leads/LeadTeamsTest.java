package foyer.leads;

import static org.assertj.core.api.Assertions.assertThat;

import foyer.leads.assignment.RuleApi;
import foyer.leads.merging.MergeApi;
import foyer.platform.graphql.TypeIds;
import foyer.tenancy.roles.RoleApi;
import foyer.testing.Awaited;
import foyer.testing.FoyerTest;
import foyer.testing.TestDatabase;
import foyer.testing.TestTenants;
import foyer.testing.TestTenants.TestMember;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The teams that look after leads: who gives leads to them, and who sees what they have. */
@FoyerTest
@Tag("graphql")
class LeadTeamsTest {

    private static final String NO_TEAM = "team_01h455vb4pex5vsknk084sn02q";
    private static final Duration QUIET = Duration.ofMillis(500);

    private final TestTenants tenants;
    private final TestDatabase database;
    private final LeadWatches watches = new LeadWatches();
    private TestMember owner;
    private TestMember agent;
    private LeadApi api;
    private LeadApi theirs;
    private String team;

    @Autowired
    LeadTeamsTest(TestTenants tenants, TestDatabase database) {
        this.tenants = tenants;
        this.database = database;
    }

    @BeforeEach
    void company() {
        owner = tenants.signUp("LEAD_GENERATION");
        api = new LeadApi(owner);
        agent = person("LEADS_READ:TEAM", "LEADS_WRITE:TEAM", "LEADS_ASSIGN:TEAM");
        theirs = new LeadApi(agent);
        team = new RuleApi(owner).team(agent);
    }

    @AfterEach
    void close() {
        watches.close();
    }

    private TestMember person(String... permissions) {
        var roles = new RoleApi(owner);
        return roles.join(tenants, roles.create("Role " + permissions.length, "MEMBER", permissions));
    }

    private String another() {
        return owner.client()
                .post("mutation { teamCreate(input: { name: \"Others\" }) { team { id } userErrors { code } } }")
                .succeeded("teamCreate")
                .text("teamCreate.team.id");
    }

    private void delete(String id) {
        owner.client()
                .post(
                        "mutation($id: ID!) { teamDelete(input: { id: $id }) { team { id } userErrors { code } } }",
                        Map.of("id", id))
                .succeeded("teamDelete");
    }

    /** The id of the team that has the lead; empty for none. */
    private String of(String lead) {
        var found = owner.client()
                .post("query($id: ID!) { lead(id: $id) { team { id } } }", Map.of("id", lead))
                .data("lead.team");
        return found.isNull() ? "" : found.path("id").asString();
    }

    private static List<String> refused(LeadApi api, String lead, @Nullable String team) {
        return api.run("leadUpdate", "id", lead, "team", team).userErrors("leadUpdate").stream()
                .map(error -> error.path("code").asString() + error.path("path"))
                .toList();
    }

    @Test
    void aTeamsPeopleSeeAndFindWhatItHasWhoeverElseHasIt() {
        api.create("Of the team", "team", team);
        api.create("Of the team and the owner", "team", team, "assignee", owner.membershipId());
        api.create("Of others", "team", another());
        var archived = api.create("Archived of the team", "team", team);
        api.done("leadArchive", "ids", List.of(archived));

        assertThat(theirs.titles()).containsExactly("Of the team and the owner", "Of the team");
        assertThat(theirs.titlesOf(Map.of("text", "team"))).hasSize(2);
        assertThat(theirs.titlesOf(Map.of("text", "taem"))).hasSize(2);
        assertThat(theirs.titlesOf(Map.of("text", "others"))).isEmpty();
        assertThat(theirs.titlesOf(Map.of("archived", true))).containsExactly("Archived of the team");
        assertThat(api.titlesOf(Map.of("teams", List.of(team))))
                .containsExactly("Of the team and the owner", "Of the team");
        api.create("Of the team and its agent", "team", team, "assignee", agent.membershipId());
        assertThat(api.titlesOf(Map.of("teams", List.of(team), "unassigned", false)))
                .containsExactly("Of the team and its agent", "Of the team and the owner");
        assertThat(new LeadApi(person("LEADS_READ:OWN")).titles()).isEmpty();
        assertThat(new LeadApi(tenants.signUp("LEAD_GENERATION")).titlesOf(Map.of("teams", List.of(team))))
                .isEmpty();
    }

    @Test
    void isGivenByThoseWhoMayAssignAndWithinTheirTeamsOnly() {
        var others = another();
        var lead = api.create("Lead", "team", team);
        var beyond = api.create("Of others", "team", others);
        var writer = new LeadApi(person("LEADS_READ", "LEADS_WRITE"));

        assertThat(refused(writer, lead, others)).containsExactly("ASSIGN_FORBIDDEN[\"input\",\"team\"]");
        assertThat(refused(writer, lead, null)).containsExactly("ASSIGN_FORBIDDEN[\"input\",\"team\"]");
        writer.done("leadUpdate", "id", lead, "team", team, "score", 4);
        assertThat(writer.run("leadCreate", "title", "Given", "team", team).body())
                .contains("\"ASSIGN_FORBIDDEN\"", "To give them to others or to teams", "only gives");
        assertThat(refused(theirs, lead, others)).containsExactly("ASSIGN_FORBIDDEN[\"input\",\"team\"]");
        assertThat(refused(theirs, lead, null)).containsExactly("ASSIGN_FORBIDDEN[\"input\",\"team\"]");
        assertThat(refused(theirs, beyond, team)).containsExactly("NOT_FOUND[\"input\",\"id\"]");
        assertThat(of(theirs.create("Made", "team", team))).isEqualTo(team);
        for (var none : List.of(NO_TEAM, new RuleApi(tenants.signUp("LEAD_GENERATION")).team())) {
            assertThat(refused(api, lead, none)).containsExactly("TEAM_NOT_FOUND[\"input\",\"team\"]");
        }
        api.done("leadUpdate", "id", lead, "team", others);
        assertThat(of(lead)).isEqualTo(others);
        api.done("leadUpdate", "id", lead, "team", null);
        assertThat(of(lead)).isEmpty();
    }

    @Test
    void aTeamThatIsDeletedHasNoLeadsAnyMoreNorHasOneThatComesBack() {
        var keep = api.create("Kept");
        var lead = api.create("Lead", "team", team);
        var merged = api.create("Merged", "team", team);
        var merges = new MergeApi(owner);
        var merge = merges.merged(keep, merged);
        assertThat(of(keep)).as("a merge gives to no team").isEmpty();

        delete(team);
        merges.undo(merge);

        assertThat(of(lead)).isEmpty();
        assertThat(of(merged)).isEmpty();
        assertThat(theirs.titles()).isEmpty();
    }

    @Test
    void aTeamThatIsDeletedIsNoMoreAtOnceAndItsLeadsFollow() {
        var first = api.create("First", "team", team);
        database.execute("""
                insert into leads.lead (tenant_id, id, title, stage_id, stage_entered_at, source, created_at,
                    created_by_kind, created_by_id, updated_at, team_id)
                select tenant_id, uuidv7(), 'Lead ' || n, stage_id, stage_entered_at, source, created_at,
                    created_by_kind, created_by_id, updated_at, team_id
                from leads.lead, generate_series(1, 600) n where id = ?""", LeadId.of(first).value());
        var watch = watches.ready(owner);

        var deleted = owner.client()
                .post(
                        "mutation($id: ID!) { teamDelete(input: { id: $id }) { team { name } job { id } userErrors { code } } }",
                        Map.of("id", team))
                .succeeded("teamDelete");

        assertThat(theirs.titles()).isEmpty();
        assertThat(of(first)).isEmpty();
        assertThat(api.run("leadCreate", "title", "Late", "team", team).userErrorCodes("leadCreate"))
                .containsExactly("TEAM_NOT_FOUND");
        assertThat(new RuleApi(owner).team()).as("its name is free").isNotEqualTo(team);
        assertThat(deleted.text("teamDelete.job.id")).isNotEmpty();
        Awaited.until(() ->
                database.number("select count(*) from tenancy.team where id = ?", TypeIds.decode("team", team)) == 0);
        assertThat(database.number(
                        "select count(*) from leads.lead where tenant_id = ? and team_id is not null", owner.tenant()))
                .isZero();
        assertThat(api.lead(first).path("version").asInt()).isEqualTo(2);
        assertThat(LeadWatches.kind(watch.next("leadChanged"))).isEqualTo("BULK");
        assertThat(database.number(
                        "select count(*) from records.activity where tenant_id = ? and subject_id = ? and kind = 'UPDATED'",
                        owner.tenant(),
                        LeadId.of(first).value()))
                .isOne();
    }

    @Test
    void isNotGivenToATeamThatIsJustBeingDeleted() throws SQLException {
        var lead = api.create("Lead");
        CompletableFuture<List<String>> told;
        try (var connection = database.asSuperuser();
                var faster = connection.createStatement()) {
            connection.setAutoCommit(false);
            var id = TypeIds.decode("team", team);
            faster.execute("delete from tenancy.team_member where team_id = '" + id + "'");
            faster.execute("delete from tenancy.team where id = '" + id + "'");
            told = CompletableFuture.supplyAsync(() -> refused(api, lead, team));
            Awaited.until(() -> database.waiting() > 0);
            connection.commit();
        }

        assertThat(told.join()).containsExactly("TEAM_NOT_FOUND[\"input\",\"team\"]");
    }

    @Test
    void aLeadThatComesBackIsItsTeamsAgain() {
        var merged = api.create("Merged", "team", team);
        var merges = new MergeApi(owner);
        var merge = merges.merged(api.create("Kept"), merged);
        assertThat(theirs.titles()).isEmpty();

        merges.undo(merge);

        assertThat(theirs.titles()).containsExactly("Merged");
    }

    @Test
    void tellsATeamsPeopleOfWhatItIsGivenAndThatItIsTaken() {
        var watch = watches.ready(agent);
        var lead = api.create("Canary");
        // What comes is looked at when it comes: what was before has to have come by.
        var marker = api.create("Marker", "team", team);
        assertThat(watch.next("leadChanged").path("id").asString()).isEqualTo(marker);

        api.done("leadUpdate", "id", lead, "team", team);
        var given = watch.next("leadChanged");
        assertThat(LeadWatches.kind(given)).isEqualTo("UPDATED");
        assertThat(given.path("lead").path("title").asString()).isEqualTo("Canary");

        api.done("leadUpdate", "id", lead, "team", null);
        api.done("leadUpdate", "id", lead, "title", "Canary two");
        var left = watch.next("leadChanged");
        assertThat(LeadWatches.kind(left)).isEqualTo("LEFT");
        assertThat(left.path("id").asString()).isEqualTo(lead);
        assertThat(left.path("lead").isNull()).isTrue();
        watch.nothingFor(QUIET);
    }
}
