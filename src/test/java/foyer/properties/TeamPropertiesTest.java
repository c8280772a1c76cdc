package foyer.properties;

import static org.assertj.core.api.Assertions.assertThat;

import foyer.leads.LeadApi;
import foyer.platform.graphql.TypeIds;
import foyer.tenancy.roles.RoleApi;
import foyer.tenancy.teams.TeamApi;
import foyer.testing.Awaited;
import foyer.testing.FoyerTest;
import foyer.testing.GraphQlAnswer;
import foyer.testing.SocketClient;
import foyer.testing.TestDatabase;
import foyer.testing.TestTenants;
import foyer.testing.TestTenants.TestMember;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What becomes of the properties of a team that is deleted: a job takes them from it, and tells of each. */
@FoyerTest
@Tag("graphql")
class TeamPropertiesTest {

    /** More than the job takes at once. */
    private static final int MANY = 600;

    private final TestTenants tenants;
    private final TestDatabase database;
    private TestMember owner;
    private PropertyApi api;
    private PropertyApi theirs;
    private String team;

    @Autowired
    TeamPropertiesTest(TestTenants tenants, TestDatabase database) {
        this.tenants = tenants;
        this.database = database;
    }

    @BeforeEach
    void company() {
        owner = tenants.signUp("REAL_ESTATE");
        api = new PropertyApi(owner);
        var roles = new RoleApi(owner);
        var agent = roles.join(tenants, roles.create("Agent", "MEMBER", "PROPERTIES_READ:TEAM", "MEMBERS_READ"));
        theirs = new PropertyApi(agent);
        var teams = new TeamApi(owner);
        team = teams.create("Sales");
        teams.set(team, List.of(TeamApi.as(agent, "MEMBER"))).succeeded("teamMembersSet");
    }

    private GraphQlAnswer delete() {
        return owner.client()
                .post(
                        "mutation($id: ID!) { teamDelete(input: { id: $id }) { job { id type } userErrors { code } } }",
                        Map.of("id", team))
                .succeeded("teamDelete");
    }

    private void copies(String property) {
        database.execute("""
                insert into properties.property (tenant_id, reference, kind, purpose, title, team_id, status, archived_at,
                    created_by_kind)
                select tenant_id, 'MANY-' || n, kind, purpose, title, team_id,
                    case when n = 1 then 'ARCHIVED' else 'DRAFT' end, case when n = 1 then now() end, 'SYSTEM'
                from properties.property, generate_series(1, ?) n where id = ?""", MANY, PropertyId.of(property).value());
    }

    private long count(String sql) {
        return database.number(sql, owner.tenant());
    }

    private void untilForgotten() {
        Awaited.until(() ->
                database.number("select count(*) from tenancy.team where id = ?", TypeIds.decode("team", team)) == 0);
    }

    @Test
    void areTakenFromItByAJobThatTellsOfEach() {
        var first = api.create("title", "First", "team", team);
        copies(first);
        try (var socket = SocketClient.as(owner.client().server(), owner.accessToken())) {
            var watch = socket.run("subscription { propertyChanged { kind } }", Map.<String, Object>of());
            assertThat(watch.next("propertyChanged").path("kind").asString()).isEqualTo("READY");

            var deleted = delete();

            assertThat(theirs.titles()).isEmpty();
            assertThat(api.property(first).path("team").isNull()).isTrue();
            assertThat(deleted.text("teamDelete.job.type")).isEqualTo("TEAM_CLEAR");
            assertThat(api.run("propertyCreate", "kind", "VILLA", "purpose", "SALE", "team", team)
                            .userErrorCodes("propertyCreate"))
                    .containsExactly("TEAM_NOT_FOUND");
            untilForgotten();
            assertThat(watch.next("propertyChanged").path("kind").asString()).isEqualTo("BULK");
        }
        assertThat(count("select count(*) from properties.property where tenant_id = ? and team_id is not null"))
                .isZero();
        assertThat(count("select count(*) from properties.property where tenant_id = ? and version = 2"))
                .isEqualTo(MANY + 1);
        assertThat(
                        count(
                                "select count(*) from records.activity where tenant_id = ? and subject_kind = 'Property' and kind = 'UPDATED'"))
                .isEqualTo(MANY + 1);
        assertThat(count("select count(*) from audit.entry where tenant_id = ? and action = 'property.team_clear'"))
                .isEqualTo(2);
        assertThat(api.property(first)
                        .path("timeline")
                        .path("nodes")
                        .path(0)
                        .path("changedFields")
                        .toString())
                .isEqualTo("[\"team\"]");
        assertThat(api.refused(
                        "propertyUpdate", "id", first, "version", 1, "team", new TeamApi(owner).create("Others")))
                .containsExactly("VERSION_CONFLICT team");
    }

    /** One job for both, which forgets the team once it has neither. */
    @Test
    void areTakenFromItBesideItsLeads() {
        var property = api.create("title", "Villa", "team", team);
        var leads = new LeadApi(owner);
        var lead = leads.create("Lead", "team", team);

        delete();
        untilForgotten();

        assertThat(api.property(property).path("version").asInt()).isEqualTo(2);
        assertThat(leads.lead(lead).path("version").asInt()).isEqualTo(2);
        assertThat(count("select count(*) from jobs.job where tenant_id = ? and type = 'TEAM_CLEAR'"))
                .isOne();
    }

    @Test
    void isNotGivenToATeamThatIsJustBeingDeleted() throws SQLException {
        var property = api.create();
        CompletableFuture<List<String>> told;
        try (var connection = database.asSuperuser();
                var faster = connection.createStatement()) {
            connection.setAutoCommit(false);
            var id = TypeIds.decode("team", team);
            faster.execute("delete from tenancy.team_member where team_id = '" + id + "'");
            faster.execute("delete from tenancy.team where id = '" + id + "'");
            told = CompletableFuture.supplyAsync(() -> api.refused("propertyUpdate", "id", property, "team", team));
            Awaited.until(() -> database.waiting() > 0);
            connection.commit();
        }

        assertThat(told.join()).containsExactly("TEAM_NOT_FOUND team");
    }
}
