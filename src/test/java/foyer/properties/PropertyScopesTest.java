package foyer.properties;

import static org.assertj.core.api.Assertions.assertThat;

import foyer.tenancy.roles.RoleApi;
import foyer.tenancy.teams.TeamApi;
import foyer.testing.FoyerTest;
import foyer.testing.TestDatabase;
import foyer.testing.TestTenants;
import foyer.testing.TestTenants.TestMember;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What members see and do whose permissions are good for some properties only. */
@FoyerTest
@Tag("graphql")
class PropertyScopesTest {

    private static final Map<String, Object> AROUND =
            Map.of("near", Map.of("lat", 25.2048, "lng", 55.2708, "radiusMeters", 1_000));

    /** One more than PropertyFilter.text says. */
    private static final int MORE_THAN_ARE_LOOKED_AT = 10_001;

    @Autowired
    TestTenants tenants;

    @Autowired
    TestDatabase database;

    private TestMember owner;
    private RoleApi roles;
    private PropertyApi api;

    @BeforeEach
    void signUp() {
        owner = tenants.signUp("REAL_ESTATE");
        roles = new RoleApi(owner);
        api = new PropertyApi(owner);
    }

    private TestMember person(String... permissions) {
        return roles.join(tenants, roles.create("Role " + UUID.randomUUID(), "MEMBER", permissions));
    }

    @Test
    void ownAreThoseThatTheyLookAfterAndThoseMadeThatNobodyDoes() {
        var agent = person("PROPERTIES_READ:OWN", "PROPERTIES_WRITE:OWN");
        var mine = new PropertyApi(agent);
        var others = api.create("title", "Of nobody", "location", PropertyApi.DUBAI);
        api.create("title", "Given", "agent", agent.membershipId(), "location", PropertyApi.DUBAI);
        mine.create("title", "Made", "location", PropertyApi.DUBAI);

        assertThat(mine.titles()).containsExactly("Made", "Given");
        assertThat(mine.titlesOf(AROUND)).containsExactly("Made", "Given");
        assertThat(mine.property(others).isNull()).isTrue();
        assertThat(mine.refused("propertyUpdate", "id", others, "title", "X")).containsExactly("NOT_FOUND id");
        assertThat(agent.client()
                        .post(
                                "{ propertyClusters(bbox: { south: 25, west: 55, north: 26, east: 56 }, zoom: 0) { count } }")
                        .data("propertyClusters")
                        .toString())
                .isEqualTo("[{\"count\":2}]");
    }

    /** However many others match, and are newer. */
    @Test
    void aTextFindsAllThatTheyMaySee() throws SQLException {
        var agent = person("PROPERTIES_READ:OWN", "PROPERTIES_WRITE:OWN");
        var mine = new PropertyApi(agent);
        api.create("title", "Given harbour", "agent", agent.membershipId());
        mine.create("title", "Made harbour");
        var teammate = person("PROPERTIES_READ:TEAM");
        var teams = new TeamApi(owner);
        var team = teams.create("Sales");
        teams.set(team, List.of(TeamApi.as(teammate, "MEMBER"))).succeeded("teamMembersSet");
        api.create("title", "Team harbour", "team", team);
        insertNewer(MORE_THAN_ARE_LOOKED_AT);

        assertThat(mine.titlesOf(Map.of("text", "harbour"))).containsExactly("Made harbour", "Given harbour");
        assertThat(new PropertyApi(teammate).titlesOf(Map.of("text", "harbour")))
                .containsExactly("Team harbour");
        assertThat(api.titlesOf(Map.of("text", "given harbour"))).containsExactly("Given harbour");
    }

    /** Of the owner, all with the word, in one statement. */
    private void insertNewer(int properties) throws SQLException {
        try (var connection = database.asSuperuser();
                var insert = connection.prepareStatement("""
                        insert into properties.property
                            (tenant_id, reference, kind, purpose, title, agent_id, created_by_kind, created_at)
                        select ?, 'MANY-' || i, 'VILLA', 'SALE', 'Harbour ' || i, ?, 'SYSTEM', now() + interval '1 hour'
                        from generate_series(1, ?) as i""")) {
            insert.setObject(1, owner.tenant());
            insert.setObject(2, owner.membership());
            insert.setInt(3, properties);
            insert.executeUpdate();
        }
    }

    @Test
    void changesWhatThePermissionToChangeIsGoodForAndKnowsWhatItSees() {
        var agent = person("PROPERTIES_READ", "PROPERTIES_WRITE:OWN");
        var mine = new PropertyApi(agent);
        var others = api.create("title", "Of nobody");
        var own = api.create("title", "Given", "agent", agent.membershipId());

        assertThat(mine.refused("propertyUpdate", "id", others, "title", "X")).containsExactly("SCOPE_FORBIDDEN id");
        assertThat(mine.refused("propertyArchive", "id", others)).containsExactly("SCOPE_FORBIDDEN id");
        assertThat(mine.refused("propertyUpdate", "id", own, "agent", owner.membershipId()))
                .containsExactly("AGENT_FORBIDDEN agent");
        mine.done("propertyUpdate", "id", own, "title", "Mine");
    }

    @Test
    void aRemovedMembersPropertiesAreHandedOver() {
        var agent = tenants.join(owner, "MEMBER");
        var id = api.create("title", "Theirs", "agent", agent.membershipId());

        remove(agent, owner.membershipId());

        var line = api.property(id).path("timeline").path("nodes").path(0);
        assertThat(line.path("kind").asString()).isEqualTo("ASSIGNED");
        assertThat(line.path("before").asString()).isEqualTo(nameOf(agent));
        assertThat(line.path("after").asString()).isEqualTo(nameOf(owner));
        assertThat(api.property(id).path("agent").path("id").asString()).isEqualTo(owner.membershipId());
        assertThat(api.titlesOf(Map.of("agents", List.of(owner.membershipId()))))
                .containsExactly("Theirs");
        assertThat(api.refused("propertyUpdate", "id", id, "version", 1, "agent", null))
                .containsExactly("VERSION_CONFLICT agent");
    }

    private void remove(TestMember member, @Nullable String reassignTo) {
        owner.client()
                .post(
                        "mutation($input: MembershipRemoveInput!) { membershipRemove(input: $input) { userErrors { code } } }",
                        Map.of("input", PropertyApi.input("id", member.membershipId(), "reassignTo", reassignTo)))
                .succeeded("membershipRemove");
    }

    private String nameOf(TestMember member) {
        return database.text("select name from tenancy.membership where id = ?", member.membership());
    }

    @Test
    void whatNobodyGetsTellsWhoHadIt() {
        var agent = tenants.join(owner, "MEMBER");
        var id = api.create("agent", agent.membershipId());

        remove(agent, null);

        var line = api.property(id).path("timeline").path("nodes").path(0);
        assertThat(line.path("before").asString()).isEqualTo(nameOf(agent));
        assertThat(line.path("after").isNull()).isTrue();
    }

    /** However many there are, no statement is about more than it has time for. */
    @Test
    void manyAreHandedOverByThousands() {
        var agent = tenants.join(owner, "MEMBER");
        database.execute("create table public.handed_over (properties bigint)");
        database.execute("""
                create function public.note_handed_over() returns trigger language plpgsql security definer as
                'begin insert into public.handed_over select count(*) from changed; return null; end'""");
        database.execute("""
                insert into properties.property (tenant_id, reference, kind, purpose, agent_id, created_by_kind)
                select ?, 'MANY-' || i, 'VILLA', 'SALE', ?, 'SYSTEM' from generate_series(1, 5001) as i""", owner.tenant(), agent.membership());
        database.execute("""
                create trigger note_handed_over after update on properties.property
                referencing new table as changed for each statement execute function public.note_handed_over()""");
        try {
            remove(agent, owner.membershipId());
        } finally {
            database.execute("drop trigger note_handed_over on properties.property");
        }

        assertThat(database.texts("select properties from public.handed_over order by 1"))
                .containsExactly("1", "5000");
        assertThat(database.number(
                        "select count(*) from properties.property where tenant_id = ? and agent_id = ? and version = 2",
                        owner.tenant(),
                        owner.membership()))
                .isEqualTo(5_001);
    }
}
