package foyer.properties;

import static foyer.properties.PropertyApi.DUBAI;
import static foyer.properties.PropertyApi.NOWHERE;
import static org.assertj.core.api.Assertions.assertThat;

import foyer.testing.FoyerTest;
import foyer.testing.TestTenants;
import foyer.testing.TestTenants.TestMember;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.json.JsonMapper;

/** Making, changing and reading properties (spec/properties.md). */
@FoyerTest
@Tag("graphql")
@TestInstance(Lifecycle.PER_CLASS)
class PropertyTest {

    private final TestTenants tenants;
    private final TestMember owner;
    private final PropertyApi api;

    @Autowired
    PropertyTest(TestTenants tenants) {
        this.tenants = tenants;
        this.owner = tenants.signUp("REAL_ESTATE");
        this.api = new PropertyApi(owner);
    }

    private static Map<String, Object> price(long minor) {
        return Map.of("amount", Map.of("amountMinor", minor, "currency", "AED"));
    }

    @Test
    void keepsWhatItIsMadeWith() {
        var made = api.done(
                "propertyCreate",
                "kind",
                "VILLA",
                "purpose",
                "BOTH",
                "title",
                "  Villa by the sea ",
                "salePrice",
                price(500),
                "rentPrice",
                Map.of("amount", Map.of("amountMinor", 7, "currency", "USD"), "period", "YEAR"),
                "area",
                Map.of("value", 1_200, "unit", "SQUARE_FEET"),
                "features",
                List.of("Pool", " Gym", "Pool"),
                "address",
                Map.of("country", "AE", "city", "Dubai"),
                "location",
                DUBAI,
                "owner",
                Map.of("name", "Huda", "email", "Huda@Example.com"),
                "agent",
                owner.membershipId());

        assertThat(made.path("reference").asString()).matches("P-\\d{6}");
        assertThat(made.path("status").asString()).isEqualTo("DRAFT");
        assertThat(made.path("title").asString()).isEqualTo("Villa by the sea");
        assertThat(made.path("rentPrice").path("period").asString()).isEqualTo("YEAR");
        assertThat(made.path("features").toString()).isEqualTo("[\"Pool\",\"Gym\"]");
        assertThat(made.path("location").toString()).isEqualTo("{\"lat\":25.2048,\"lng\":55.2708}");
        assertThat(made.path("owner").path("email").asString()).isEqualTo("huda@example.com");
        assertThat(made.path("agent").path("id").asString()).isEqualTo(owner.membershipId());
        assertThat(made.path("priceHistory")).hasSize(2);
        assertThat(made.path("timeline").path("nodes").path(0).path("kind").asString())
                .isEqualTo("CREATED");
    }

    @Test
    void numbersPropertiesWithoutAGap() {
        var other = new PropertyApi(tenants.signUp("REAL_ESTATE"));
        var first = other.done("propertyCreate", "kind", "LAND", "purpose", "SALE");
        other.refused("propertyCreate", "kind", "LAND", "purpose", "SALE", "bedrooms", -1);
        var second = other.done("propertyCreate", "kind", "LAND", "purpose", "SALE");

        assertThat(first.path("reference").asString()).isEqualTo("P-000001");
        assertThat(second.path("reference").asString()).isEqualTo("P-000002");
    }

    @Test
    void leavesWhatIsAbsentAndClearsWhatIsNull() {
        var id = api.create("title", "Before", "bedrooms", 2, "address", Map.of("city", "Dubai", "street", "Marina"));

        var changed = api.done("propertyUpdate", "id", id, "title", null, "address", PropertyApi.input("street", null));

        assertThat(changed.path("title").isNull()).isTrue();
        assertThat(changed.path("bedrooms").asInt()).isEqualTo(2);
        assertThat(changed.path("address").path("city").asString()).isEqualTo("Dubai");
        assertThat(changed.path("address").path("street").isNull()).isTrue();
        assertThat(changed.path("version").asInt()).isEqualTo(2);
        assertThat(changed.path("timeline")
                        .path("nodes")
                        .path(0)
                        .path("changedFields")
                        .toString())
                .isEqualTo("[\"title\",\"address.street\"]");
    }

    @Test
    void refusesAnOldVersionForTheSameFieldsOnly() {
        var id = api.create("title", "Before");
        api.done("propertyUpdate", "id", id, "version", 1, "title", "Mine");

        assertThat(api.done("propertyUpdate", "id", id, "version", 1, "bedrooms", 3)
                        .path("version")
                        .asInt())
                .isEqualTo(3);
        assertThat(api.refused("propertyUpdate", "id", id, "version", 1, "title", "Theirs"))
                .containsExactly("VERSION_CONFLICT title");
    }

    @Test
    void keepsWhatItHasCost() {
        var id = api.create("salePrice", price(500));
        api.done("propertyUpdate", "id", id, "salePrice", price(400));
        api.done("propertyUpdate", "id", id, "title", "Cheaper");
        var changes = api.done("propertyUpdate", "id", id, "salePrice", null).path("priceHistory");

        assertThat(changes.valueStream()
                        .map(change -> change.path("before").path("amountMinor").asLong(0) + " "
                                + change.path("after").path("amountMinor").asLong(0)))
                .containsExactly("400 0", "500 400", "0 500");
    }

    @Test
    void answersARepeatedCallWithTheFirstOutcome() {
        var first = api.create("title", "Once", "idempotencyKey", "key-1");

        assertThat(api.create("title", "Once", "idempotencyKey", "key-1")).isEqualTo(first);
        assertThat(api.refused(
                        "propertyCreate",
                        "kind",
                        "LAND",
                        "purpose",
                        "SALE",
                        "title",
                        "Other",
                        "idempotencyKey",
                        "key-1"))
                .containsExactly("IDEMPOTENCY_KEY_REUSED idempotencyKey");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"bedrooms\": 1001} | NUMBER_INVALID bedrooms",
                "{\"yearBuilt\": 999} | NUMBER_INVALID yearBuilt",
                "{\"features\": [\" \"]} | TEXT_INVALID features.0",
                "{\"salePrice\": {\"amount\": {\"amountMinor\": 0}}} | PRICE_INVALID salePrice.amount.amountMinor",
                "{\"area\": {\"value\": 0, \"unit\": \"SQUARE_METERS\"}} | NUMBER_INVALID area.value",
                "{\"location\": {\"lat\": 91, \"lng\": 0}} | LOCATION_INVALID location",
                "{\"kind\": null} | REQUIRED kind",
                "{\"building\": \"prop_01h455vb4pex5vsknk084sn02q\"} | BUILDING_NOT_FOUND building",
                "{\"team\": \"team_01h455vb4pex5vsknk084sn02q\"} | TEAM_NOT_FOUND team",
                "{\"agent\": \"mem_01h455vb4pex5vsknk084sn02q\"} | AGENT_NOT_FOUND agent"
            })
    void refusesWhatCannotBe(String input, String refusal) {
        var id = api.create();
        var pairs = new ArrayList<Object>(List.of("id", id));
        JsonMapper.shared().readTree(input).properties().forEach(given -> {
            pairs.add(given.getKey());
            pairs.add(given.getValue());
        });

        assertThat(api.refused("propertyUpdate", pairs.toArray())).containsExactly(refusal);
        assertThat(api.property(id).path("version").asInt()).isEqualTo(1);
    }

    @Test
    void knowsTheBuildingOfAUnit() {
        var building = api.create("kind", "BUILDING");
        var unit = api.create("building", building);

        assertThat(api.property(unit).path("building").path("id").asString()).isEqualTo(building);
        assertThat(api.refused("propertyUpdate", "id", building, "building", unit))
                .containsExactly("BUILDING_INVALID building");
        assertThat(api.properties("filter", Map.of("building", building))
                        .data("properties.totalCount")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void answersNothingForAnIdThatThereIsNot() {
        assertThat(api.property(NOWHERE).isNull()).isTrue();
        assertThat(api.refused("propertyUpdate", "id", NOWHERE, "title", "X")).containsExactly("NOT_FOUND id");
    }
}
