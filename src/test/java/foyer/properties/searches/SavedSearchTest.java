package foyer.properties.searches;

import static org.assertj.core.api.Assertions.assertThat;

import foyer.properties.PropertyApi;
import foyer.tenancy.roles.RoleApi;
import foyer.tenancy.teams.TeamApi;
import foyer.testing.FoyerTest;
import foyer.testing.TestDatabase;
import foyer.testing.TestTenants;
import foyer.testing.TestTenants.TestMember;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Searches that members save, and what is told of properties at once (spec/properties.md, rules). */
@FoyerTest
@Tag("graphql")
class SavedSearchTest {

    private static final Map<String, Object> AMINA =
            Map.of("name", "Amina", "email", "amina@harbour.example", "consent", "On the telephone");

    private static final Map<String, Object> DUBAI =
            Map.of("near", Map.of("lat", 25.2048, "lng", 55.2708, "radiusMeters", 5_000));

    @Autowired
    TestTenants tenants;

    @Autowired
    TestDatabase database;

    private TestMember owner;
    private PropertyApi properties;
    private SavedSearchApi searches;

    @BeforeEach
    void signUp() {
        owner = tenants.signUp("REAL_ESTATE");
        properties = new PropertyApi(owner);
        searches = new SavedSearchApi(owner);
    }

    private void price(String id, long minor) {
        properties.done(
                "propertyUpdate",
                "id",
                id,
                "salePrice",
                Map.of("amount", Map.of("amountMinor", minor, "currency", "AED")));
    }

    @Test
    void tellsOnceWhatIsPublishedCheaperOrBackOnTheMarket() {
        searches.create(DUBAI, "INSTANT", null);
        var id = properties.published();
        assertThat(searches.told(database, 1)).containsExactly(owner.email());
        assertThat(searches.mail(database, owner.email())).contains("Sea view", "AED", "New");

        price(id, 90_000_000L);
        searches.told(database, 2);
        price(id, 95_000_000L);
        price(id, 90_000_000L);
        properties.done("propertyMarkUnderOffer", "id", id);
        properties.done("propertyPublish", "id", id);
        searches.told(database, 3);
        properties.done("propertyUnpublish", "id", id);
        properties.done("propertyPublish", "id", id);
        price(id, 80_000_000L);

        assertThat(searches.reasons(database, 4))
                .containsExactlyInAnyOrder("PUBLISHED", "PRICE_DROP", "BACK_ON_MARKET", "PRICE_DROP");
        assertThat(searches.told(database, 4)).hasSize(4);
    }

    @Test
    void tellsOfWhatMeetsTheFilterToWhomeverMaySeeIt() {
        var roles = new RoleApi(owner);
        var role = roles.create("Agent " + UUID.randomUUID(), "MEMBER", "PROPERTIES_READ:OWN", "PROPERTIES_WRITE:OWN");
        var agent = roles.join(tenants, role);
        var teammate = roles.join(tenants, roles.create("Team " + UUID.randomUUID(), "MEMBER", "PROPERTIES_READ:TEAM"));
        var teams = new TeamApi(owner);
        var team = teams.create("Sales");
        teams.set(team, List.of(TeamApi.as(teammate, "MEMBER"))).succeeded("teamMembersSet");
        new SavedSearchApi(teammate).create(Map.of(), "INSTANT", null);
        var leaver = tenants.join(owner, "MEMBER");
        var alien = tenants.signUp("REAL_ESTATE");
        new SavedSearchApi(alien).create(Map.of(), "INSTANT", null);
        new SavedSearchApi(agent).create(Map.of(), "INSTANT", null);
        new SavedSearchApi(leaver).create(Map.of(), "INSTANT", AMINA);
        searches.create(Map.of("kinds", List.of("VILLA")), "INSTANT", null);
        searches.create(Map.of("bedroomsMin", 3), "INSTANT", null);
        searches.create(Map.of("agents", List.of(alien.membershipId())), "INSTANT", null);
        searches.create(Map.of(), "NONE", null);
        searches.create(Map.of("kinds", List.of("APARTMENT"), "text", "sea vi"), "INSTANT", AMINA);
        owner.client()
                .post(
                        "mutation($input: MembershipRemoveInput!) { membershipRemove(input: $input) { userErrors { code } } }",
                        Map.of("input", Map.of("id", leaver.membershipId())))
                .succeeded("membershipRemove");

        properties.published("bedrooms", 2);
        properties.published("agent", agent.membershipId(), "title", "Given", "kind", "TOWNHOUSE");
        properties.published("team", team, "title", "Of the team", "kind", "PENTHOUSE");

        assertThat(searches.told(database, 3))
                .containsExactlyInAnyOrder("amina@harbour.example", agent.email(), teammate.email());
        assertThat(searches.mail(database, teammate.email()))
                .contains("Of the team")
                .doesNotContain("Given");
        assertThat(searches.mail(database, agent.email())).contains("Given").doesNotContain("Sea view");
        assertThat(new SavedSearchApi(alien).told(database)).isEmpty();
    }

    @Test
    void isItsOwnersAlone() {
        var id = searches.create(DUBAI, "DAILY", null);
        var colleague = new SavedSearchApi(tenants.join(owner, "ADMIN"));

        assertThat(searches.names()).hasSize(1);
        assertThat(colleague.names()).isEmpty();
        for (var other : List.of(colleague, new SavedSearchApi(tenants.signUp("REAL_ESTATE")))) {
            assertThat(other.refused("propertySavedSearchUpdate", "id", id, "name", "Mine"))
                    .containsExactly("NOT_FOUND");
            assertThat(other.refused("propertySavedSearchDelete", "id", id)).containsExactly("NOT_FOUND");
        }
        searches.done("propertySavedSearchDelete", "id", id);
        assertThat(searches.names()).isEmpty();
    }

    @Test
    void keepsTheFilterAsItWasSentAndSaysWhatIsWrong() {
        var create = "propertySavedSearchCreate";
        var made = searches.done(create, "name", "Sea", "filter", DUBAI, "alert", "WEEKLY", "recipient", AMINA);
        assertThat(made.path("filter").path("near").path("lat").decimalValue()).isEqualByComparingTo("25.2048");
        assertThat(made.path("filter").path("near").path("radiusMeters").asInt())
                .isEqualTo(5_000);
        assertThat(made.path("recipient").path("email").asString()).isEqualTo("amina@harbour.example");

        assertThat(searches.refused(create, "name", "Sea", "filter", Map.of(), "alert", "NONE"))
                .containsExactly("NAME_TAKEN");
        assertThat(searches.refused(create, "name", " ", "filter", Map.of(), "alert", "NONE"))
                .containsExactly("NAME_INVALID");
        assertThat(searches.refused(
                        create, "name", "Sold", "filter", Map.of("statuses", List.of("SOLD")), "alert", "NONE"))
                .containsExactly("FILTER_INVALID");
        assertThat(searches.refused(
                        create,
                        "name",
                        "Other",
                        "filter",
                        Map.of(),
                        "alert",
                        "DAILY",
                        "recipient",
                        Map.of("email", "amina@harbour.example", "consent", " ")))
                .containsExactly("RECIPIENT_INVALID");
        var viewer = new SavedSearchApi(tenants.join(owner, "VIEWER"));
        assertThat(viewer.refused(create, "name", "Sea", "filter", Map.of(), "alert", "DAILY", "recipient", AMINA))
                .containsExactly("RECIPIENT_FORBIDDEN");
        database.execute("""
                insert into properties.saved_search (tenant_id, owner_id, name, filter, alert, created_at, updated_at)
                select tenant_id, owner_id, 'No. ' || n, filter, 'NONE', now(), now()
                from properties.saved_search, generate_series(2, 50) n where id = ?""", id(made.path("id").asString()));
        assertThat(searches.refused(create, "name", "One more", "filter", Map.of(), "alert", "NONE"))
                .containsExactly("TOO_MANY_SEARCHES");
    }

    private static UUID id(String id) {
        return PropertySavedSearchId.of(id).value();
    }

    @Test
    void isMadeOnceByAKeyAndChangedFromTheVersionThatWasSeen() {
        var create = "propertySavedSearchCreate";
        var filter = Map.of("kinds", List.of("VILLA"), "bedroomsMin", 2);
        var first = searches.done(create, "name", "Sea", "filter", filter, "alert", "DAILY", "idempotencyKey", "once");
        var second = searches.done(create, "name", "Sea", "filter", filter, "alert", "DAILY", "idempotencyKey", "once");
        assertThat(second).isEqualTo(first);
        assertThat(searches.refused(
                        create, "name", "Sea", "filter", Map.of(), "alert", "DAILY", "idempotencyKey", "once"))
                .containsExactly("IDEMPOTENCY_KEY_REUSED");

        var update = "propertySavedSearchUpdate";
        var id = first.path("id").asString();
        assertThat(first.path("version").asInt()).isOne();
        assertThat(searches.done(update, "id", id, "version", 1, "alert", "WEEKLY")
                        .path("version")
                        .asInt())
                .isEqualTo(2);
        assertThat(searches.done(update, "id", id, "version", 1, "name", "Hills", "filter", filter)
                        .path("version")
                        .asInt())
                .isEqualTo(3);
        var refused = searches.run(update, "id", id, "version", 2, "name", "Coast", "alert", "NONE");
        assertThat(refused.userErrorCodes(update)).containsExactly("VERSION_CONFLICT");
        assertThat(refused.data(update + ".propertySavedSearch.name").asString())
                .isEqualTo("Hills");
        assertThat(searches.refused(update, "id", id, "version", 9)).containsExactly("VERSION_CONFLICT");

        var query = "query($id: ID!) { propertySavedSearch(id: $id) { name version } }";
        assertThat(owner.client()
                        .post(query, Map.of("id", id))
                        .data("propertySavedSearch")
                        .toString())
                .isEqualTo("{\"name\":\"Hills\",\"version\":3}");
        for (var other : List.of(tenants.join(owner, "ADMIN"), tenants.signUp("REAL_ESTATE"))) {
            assertThat(other.client()
                            .post(query, Map.of("id", id))
                            .data("propertySavedSearch")
                            .isNull())
                    .isTrue();
        }
    }
}
