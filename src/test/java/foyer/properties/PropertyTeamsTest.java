package foyer.properties;

import static org.assertj.core.api.Assertions.assertThat;

import foyer.tenancy.roles.RoleApi;
import foyer.tenancy.teams.TeamApi;
import foyer.testing.FoyerTest;
import foyer.testing.SocketClient;
import foyer.testing.TestTenants;
import foyer.testing.TestTenants.TestMember;
import foyer.testing.Watch;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** The teams that look after properties: who gives properties to them, and who sees and changes what they have. */
@FoyerTest
@Tag("graphql")
class PropertyTeamsTest {

    private static final String NO_TEAM = "team_01h455vb4pex5vsknk084sn02q";
    private static final Duration QUIET = Duration.ofMillis(500);
    private static final Map<String, Object> AROUND =
            Map.of("near", Map.of("lat", 25.2048, "lng", 55.2708, "radiusMeters", 1_000));
    private static final String CLUSTERS =
            "{ propertyClusters(bbox: { south: 25, west: 55, north: 26, east: 56 }, zoom: 0) { count } }";

    private final TestTenants tenants;
    private TestMember owner;
    private TestMember agent;
    private PropertyApi api;
    private PropertyApi theirs;
    private PropertyApi others;
    private String team;
    private String another;

    @Autowired
    PropertyTeamsTest(TestTenants tenants) {
        this.tenants = tenants;
    }

    @BeforeEach
    void company() {
        owner = tenants.signUp("REAL_ESTATE");
        api = new PropertyApi(owner);
        agent = limited();
        theirs = new PropertyApi(agent);
        team = team("Sales", "MEMBER", agent);
        var other = limited();
        others = new PropertyApi(other);
        another = team("Lettings", "MEMBER", other);
    }

    private TestMember limited() {
        return person(
                "PROPERTIES_READ:TEAM",
                "PROPERTIES_WRITE:TEAM",
                "PROPERTIES_PUBLISH:TEAM",
                "MEMBERS_READ",
                "FILES_WRITE");
    }

    private TestMember person(String... permissions) {
        var roles = new RoleApi(owner);
        return roles.join(tenants, roles.create("Role " + UUID.randomUUID(), "MEMBER", permissions));
    }

    private String team(String name, String role, TestMember member) {
        var teams = new TeamApi(owner);
        var id = teams.create(name);
        teams.set(id, List.of(TeamApi.as(member, role))).succeeded("teamMembersSet");
        return id;
    }

    private String of(String property) {
        return api.property(property).path("team").path("id").asString("");
    }

    private static List<String> refused(PropertyApi api, String property, @Nullable String team) {
        return api.refused("propertyUpdate", "id", property, "team", team);
    }

    @Test
    void aTeamsPeopleSeeAndFindWhatItHasWhoeverElseHasIt() {
        var ofTheTeam = api.create("title", "Of the team", "team", team, "location", PropertyApi.DUBAI);
        api.create(
                "title",
                "Of it and the owner",
                "team",
                team,
                "agent",
                owner.membershipId(),
                "location",
                PropertyApi.DUBAI);
        api.create("title", "Of the others", "team", another, "location", PropertyApi.DUBAI);
        api.create("title", "Of nobody", "location", PropertyApi.DUBAI);

        assertThat(theirs.titles()).containsExactly("Of it and the owner", "Of the team");
        assertThat(theirs.properties().data("properties.totalCount").asInt()).isEqualTo(2);
        assertThat(theirs.titlesOf(AROUND)).containsExactly("Of it and the owner", "Of the team");
        assertThat(theirs.titlesOf(Map.of("text", "of the"))).containsExactly("Of it and the owner", "Of the team");
        assertThat(theirs.titlesOf(Map.of("teams", List.of(another)))).isEmpty();
        assertThat(agent.client().post(CLUSTERS).data("propertyClusters").toString())
                .isEqualTo("[{\"count\":2}]");
        assertThat(theirs.property(ofTheTeam).path("title").asString()).isEqualTo("Of the team");
        assertThat(others.titles()).containsExactly("Of the others");
        assertThat(others.titlesOf(Map.of("text", "team"))).isEmpty();
        assertThat(others.property(ofTheTeam).isNull()).isTrue();
        var own = new PropertyApi(person("PROPERTIES_READ:OWN"));
        assertThat(own.titles()).isEmpty();
        assertThat(own.titlesOf(Map.of("text", "team"))).isEmpty();
    }

    @Test
    void aTeamsPeopleChangeAndPublishWhatItHas() {
        var id = api.complete("team", team, "agent", owner.membershipId());

        theirs.done("propertyUpdate", "id", id, "title", "Changed");
        var photo = theirs.photo(id);
        theirs.done("propertyMediaUpdate", "id", id, "medium", photo, "alt", "The sea");
        assertThat(theirs.done("propertyPublish", "id", id).path("status").asString())
                .isEqualTo("PUBLISHED");
        assertThat(others.refused("propertyUpdate", "id", id, "title", "X")).containsExactly("NOT_FOUND id");
        assertThat(others.refused("propertyUnpublish", "id", id)).containsExactly("NOT_FOUND id");
        assertThat(theirs.done("propertyArchive", "id", id).path("status").asString())
                .isEqualTo("ARCHIVED");
    }

    /** The role of such a head lets them see and change all, and publish nothing. */
    @Test
    void aHeadPublishesWhatTheTeamHasAndNothingElse() {
        var member = tenants.join(owner, "MEMBER");
        var headed = api.complete("team", team("Headed", "HEAD", member));
        var head = new PropertyApi(tenants.signIn(member.email(), member.tenantId()));
        var beyond = api.complete("team", another);

        assertThat(head.done("propertyPublish", "id", headed).path("status").asString())
                .isEqualTo("PUBLISHED");
        assertThat(head.refused("propertyPublish", "id", beyond)).containsExactly("SCOPE_FORBIDDEN id");
    }

    @Test
    void isGivenWithinTheirTeamsOnlyByWhoeverMayChangeSome() {
        var id = api.create("title", "Of the team", "team", team);
        var writer = new PropertyApi(person("PROPERTIES_READ", "PROPERTIES_WRITE:OWN"));
        var written = writer.create("title", "Written");

        assertThat(refused(theirs, id, another)).containsExactly("TEAM_FORBIDDEN team");
        assertThat(refused(theirs, id, null)).containsExactly("TEAM_FORBIDDEN team");
        assertThat(refused(theirs, id, NO_TEAM)).containsExactly("TEAM_FORBIDDEN team");
        assertThat(refused(writer, written, team)).containsExactly("TEAM_FORBIDDEN team");
        assertThat(theirs.run("propertyCreate", "kind", "VILLA", "purpose", "SALE", "team", another)
                        .body())
                .contains("\"TEAM_FORBIDDEN\"", "your own teams only");
        assertThat(refused(api, id, NO_TEAM)).containsExactly("TEAM_NOT_FOUND team");
        assertThat(of(id)).isEqualTo(team);
        theirs.done("propertyUpdate", "id", id, "team", team, "title", "Stays");
        assertThat(of(theirs.create("title", "Made", "team", team))).isEqualTo(team);
        api.done("propertyUpdate", "id", id, "team", another);
        assertThat(of(id)).isEqualTo(another);
        api.done("propertyUpdate", "id", id, "team", null);
        assertThat(of(id)).isEmpty();
    }

    @Test
    void tellsATeamsPeopleOfWhatItIsGivenAndThatItIsTaken() {
        try (var socket = SocketClient.as(agent.client().server(), agent.accessToken())) {
            var watch = socket.run(
                    "subscription { propertyChanged { kind id property { title } } }", Map.<String, Object>of());
            assertThat(kind(watch)).isEqualTo("READY");
            var id = api.create("title", "Canary");
            var both = api.create("title", "Both", "team", team, "agent", agent.membershipId());
            assertThat(told(watch)).isEqualTo("CREATED " + both);

            api.done("propertyUpdate", "id", id, "team", team);
            assertThat(told(watch)).isEqualTo("UPDATED " + id);
            api.done("propertyUpdate", "id", id, "team", another);
            api.done("propertyUpdate", "id", id, "title", "Canary two");
            assertThat(told(watch)).isEqualTo("LEFT " + id);
            api.done("propertyUpdate", "id", both, "team", null, "agent", null);
            assertThat(told(watch)).isEqualTo("LEFT " + both);
            watch.nothingFor(QUIET);
        }
    }

    private static String kind(Watch watch) {
        return watch.next("propertyChanged").path("kind").asString();
    }

    private static String told(Watch watch) {
        JsonNode event = watch.next("propertyChanged");
        var kind = event.path("kind").asString();
        assertThat(event.path("property").isNull()).isEqualTo(kind.equals("LEFT"));
        return kind + " " + event.path("id").asString();
    }
}
