package foyer.properties.maps;

import static org.assertj.core.api.Assertions.assertThat;

import foyer.properties.PropertyApi;
import foyer.testing.Awaited;
import foyer.testing.TestDatabase;
import foyer.testing.TestTenants.TestMember;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.ContextConfiguration;
import tools.jackson.databind.JsonNode;

/** Properties that are found by their addresses, by the vendor's protocol (spec/properties.md, rules). */
@ContextConfiguration(initializers = MapboxServer.Given.class)
@Tag("graphql")
class GeocodingJobTest extends OnMapbox {

    private static final Map<String, Object> MARINA = Map.of("lat", 25.08, "lng", 55.14);

    @Autowired
    TestDatabase database;

    private TestMember owner;
    private PropertyApi api;

    @BeforeEach
    void signUp() {
        owner = tenants.signUp("REAL_ESTATE");
        api = new PropertyApi(owner);
    }

    /** In a street whose first house has this latitude, in thousandths beyond 25. */
    private static Map<String, Object> address(int number) {
        return Map.of("street", number + " Palm Road", "city", "Dubai", "country", "AE");
    }

    private void updates(String id, String field, Object value) {
        api.done("propertyUpdate", "id", id, field, value);
    }

    private JsonNode awaitedAt(String id, int number) {
        Awaited.until(
                () -> Math.round(api.property(id).path("location").path("lat").asDouble() * 1_000) == 25_000 + number);
        return api.property(id);
    }

    /** What has come of the tenant's jobs that have ended, once there are so many. */
    private List<String> outcomes(int expected) {
        Awaited.until(() -> outcomes().size() >= expected);
        return outcomes();
    }

    private List<String> outcomes() {
        return database.texts(
                "select status || ' ' || (output ->> 'state') from jobs.job where tenant_id = ?"
                        + " and type = 'properties.geocode' and output is not null order by id",
                owner.tenant());
    }

    @Test
    void goesWithTheAddressUntilPeoplePutItElsewhere() {
        var id = api.create("address", address(101));

        var found = awaitedAt(id, 101);

        assertThat(found.path("locationSource").asString()).isEqualTo("GEOCODED");
        assertThat(found.path("timeline")
                        .path("nodes")
                        .path(0)
                        .path("changedFields")
                        .toString())
                .isEqualTo("[\"location\"]");
        assertThat(mapbox.asked("101+Palm"))
                .singleElement()
                .asString()
                .startsWith("/search/geocode/v6/forward?q=101+Palm+Road%2C+Dubai&country=ae&");

        updates(id, "address", address(102));
        awaitedAt(id, 102);
        updates(id, "location", Map.of("lat", 25.102, "lng", 55.25));
        updates(id, "address", address(103));
        assertThat(awaitedAt(id, 103).path("locationSource").asString()).isEqualTo("GEOCODED");

        updates(id, "location", MARINA);
        updates(id, "address", address(104));
        awaitedAt(api.create("address", address(105)), 105);
        assertThat(mapbox.asked("104+Palm")).isEmpty();
        assertThat(api.property(id).path("locationSource").asString()).isEqualTo("MANUAL");

        api.done("propertyUpdate", "id", id, "location", null);
        assertThat(api.property(id).path("locationSource").isNull()).isTrue();
        updates(id, "address", address(106));
        awaitedAt(id, 106);
    }

    @Test
    void leavesAloneWhatNobodyCouldFind() {
        api.create("address", Map.of("city", "Dubai"));
        api.create("address", address(111), "location", MARINA);
        mapbox.answers(_ -> MapboxServer.town("Dubai"));
        var id = api.create("address", address(112));

        assertThat(outcomes(1)).containsExactly("COMPLETED UNKNOWN");
        assertThat(api.property(id).path("location").isNull()).isTrue();
        assertThat(mapbox.asked("111+Palm")).isEmpty();
    }

    /** Published or not: an address of before is no place to show anybody. */
    @Test
    void isNowhereOnceItsAddressIsFoundNoMore() {
        var id = api.complete("address", address(161), "location", null);
        awaitedAt(id, 161);
        api.done("propertyPublish", "id", id);
        mapbox.answers(_ -> MapboxServer.town("Dubai"));
        updates(id, "address", Map.of("unitNumber", "7"));
        updates(id, "address", address(162));

        awaitedNowhere(id);
        assertThat(outcomes(2)).containsExactly("COMPLETED PLACED", "COMPLETED UNKNOWN");
        assertThat(api.property(id).path("status").asString()).isEqualTo("PUBLISHED");
        assertThat(api.property(id)
                        .path("timeline")
                        .path("nodes")
                        .path(0)
                        .path("changedFields")
                        .toString())
                .isEqualTo("[\"location\"]");

        mapbox.answersAsUsual();
        updates(id, "address", address(163));
        awaitedAt(id, 163);
        updates(id, "address", Map.of("street", ""));
        awaitedNowhere(id);

        updates(id, "address", address(164));
        awaitedAt(id, 164);
        mapbox.answers(_ -> MapboxServer.failure(422));
        updates(id, "address", address(165));
        awaitedNowhere(id);

        updates(id, "location", MARINA);
        updates(id, "address", Map.of("street", ""));
        mapbox.answersAsUsual();
        awaitedAt(api.create("address", address(166)), 166);
        assertThat(api.property(id).path("location").path("lat").asDouble()).isEqualTo(25.08);
    }

    /** Nobody is asked for an archived one, so that it comes back with an address of which nobody knows where it is. */
    @Test
    void isFoundAnewWhenItIsBackFromTheArchive() {
        var id = api.create("address", address(171));
        awaitedAt(id, 171);
        mapbox.answers(question -> {
            if (question.contains("172")) {
                api.done("propertyArchive", "id", id);
            }
            return MapboxServer.place(question);
        });
        updates(id, "address", address(172));
        assertThat(outcomes(2)).containsExactly("COMPLETED PLACED", "COMPLETED OVERTAKEN");
        mapbox.answersAsUsual();

        api.done("propertyRestore", "id", id);

        awaitedAt(id, 172);
    }

    private void awaitedNowhere(String id) {
        Awaited.until(() -> api.property(id).path("location").isNull());
        assertThat(api.property(id).path("locationSource").isNull()).isTrue();
    }

    /** By the version of before, too: nobody has to see what is looked up meanwhile. */
    @Test
    void aPlaceThatPeopleGiveMeanwhileStays() {
        var made = new CompletableFuture<String>();
        mapbox.answers(question -> {
            api.done("propertyUpdate", "id", made.join(), "version", 1, "location", MARINA);
            return MapboxServer.place(question);
        });

        made.complete(api.create("address", address(121)));

        assertThat(outcomes(1)).containsExactly("COMPLETED OVERTAKEN");
        assertThat(api.property(made.join()).path("location").path("lat").asDouble())
                .isEqualTo(25.08);
        mapbox.answersAsUsual();
        var found = api.create("address", address(122));
        awaitedAt(found, 122);
        api.done("propertyUpdate", "id", found, "version", 1, "location", MARINA);
    }

    @Test
    void anAddressThatChangesMeanwhileIsFoundInstead() {
        var made = new CompletableFuture<String>();
        var asked = new AtomicInteger();
        mapbox.answers(question -> {
            if (asked.getAndIncrement() == 0) {
                updates(made.join(), "address", address(132));
            }
            return MapboxServer.place(question);
        });

        made.complete(api.create("address", address(131)));

        awaitedAt(made.join(), 132);
        assertThat(outcomes(2)).containsExactlyInAnyOrder("COMPLETED OVERTAKEN", "COMPLETED PLACED");
    }

    @Test
    void asksAgainAndThenGivesUp() {
        var asked = new AtomicInteger();
        mapbox.answers(
                question -> asked.incrementAndGet() < 3 ? MapboxServer.failure(500) : MapboxServer.place(question));
        awaitedAt(api.create("address", address(141)), 141);
        assertThat(asked).hasValue(3);

        mapbox.answers(_ -> MapboxServer.failure(422));
        api.create("address", address(142));

        assertThat(outcomes(2)).containsExactly("COMPLETED PLACED", "COMPLETED GIVEN_UP");
        assertThat(mapbox.asked("142+Palm")).hasSize(GeocodingJob.ATTEMPTS);
    }

    @Test
    void whoeverHasAskedEnoughAsksLater() {
        awaitedAt(api.create("address", address(151)), 151);
        var bucket = "geocoding.jobs|" + owner.tenant();
        database.execute("update platform.rate_limit set tokens = -1000 where key = ?", bucket);

        var id = api.create("address", address(152));

        assertThat(outcomes(2)).containsExactly("COMPLETED PLACED", "COMPLETED LATER");
        assertThat(mapbox.asked("152+Palm")).isEmpty();
        database.execute("update platform.rate_limit set tokens = 60 where key = ?", bucket);
        database.execute("update jobs.queue set due_at = now() where tenant_id = ?", owner.tenant());
        awaitedAt(id, 152);
    }
}
