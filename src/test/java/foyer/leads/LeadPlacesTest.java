package foyer.leads;

import static foyer.leads.LeadApi.input;
import static org.assertj.core.api.Assertions.assertThat;

import foyer.leads.merging.MergeApi;
import foyer.testing.FoyerTest;
import foyer.testing.TestDatabase;
import foyer.testing.TestTenants;
import foyer.testing.TestTenants.TestMember;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Where leads are, in words and on the earth. */
@FoyerTest
@Tag("graphql")
@TestInstance(Lifecycle.PER_CLASS)
class LeadPlacesTest {

    private static final String PLACE = """
            query($id: ID!) { lead(id: $id) { version location { lat lng }
              address { line1 line2 city region postalCode country } } }""";

    private static final Map<String, Object> DUBAI = Map.of("lat", 25.2048, "lng", 55.2708);
    private static final String NOWHERE =
            "{\"line1\":null,\"line2\":null,\"city\":null,\"region\":null,\"postalCode\":null,\"country\":null}";

    private final TestDatabase database;
    private final TestMember owner;
    private final LeadApi api;

    @Autowired
    LeadPlacesTest(TestTenants tenants, TestDatabase database) {
        this.database = database;
        this.owner = tenants.signUp("LEAD_GENERATION");
        this.api = new LeadApi(owner);
    }

    private JsonNode place(String id) {
        return owner.client().post(PLACE, Map.of("id", id)).data("lead");
    }

    private String address(String id) {
        return place(id).path("address").toString();
    }

    @Test
    void staysWhereItIsAbsentAndIsClearedByNull() {
        var id = api.create(
                "Somewhere",
                "address",
                input("line1", " 1 Harbour Street ", "line2", "  ", "city", "Dubai", "country", "ae"),
                "location",
                DUBAI);
        assertThat(address(id)).isEqualTo("""
                {"line1":"1 Harbour Street","line2":null,"city":"Dubai","region":null,"postalCode":null,"country":"AE"}""");

        api.done("leadUpdate", "id", id, "address", input("line1", null, "region", "Deira", "postalCode", "12345"));
        assertThat(address(id)).isEqualTo("""
                {"line1":null,"line2":null,"city":"Dubai","region":"Deira","postalCode":"12345","country":"AE"}""");
        assertThat(place(id).path("location").path("lat").decimalValue()).isEqualByComparingTo("25.2048");
        assertThat(place(id).path("location").path("lng").decimalValue()).isEqualByComparingTo("55.2708");

        api.done("leadUpdate", "id", id, "score", 5);
        api.done("leadUpdate", "id", id, "address", input("city", "Dubai"), "location", DUBAI);
        assertThat(place(id).path("version").asInt())
                .as("the same is no change")
                .isEqualTo(3);
        api.done("leadUpdate", "id", id, "address", null, "location", null);
        assertThat(address(id)).isEqualTo(NOWHERE);
        assertThat(place(id).path("location").isNull()).isTrue();
        assertThat(database.text(
                        "select field_versions ->> 'address' || (field_versions ->> 'location') from leads.lead where title = ? and tenant_id = ?",
                        "Somewhere",
                        owner.tenant()))
                .isEqualTo("44");
        assertThat(api.lead(id)
                        .path("timeline")
                        .path("nodes")
                        .get(0)
                        .path("changedFields")
                        .toString())
                .isEqualTo("[\"address\",\"location\"]");
    }

    @Test
    void conflictsOnlyAboutItself() {
        var id = api.create("Contested", "address", input("city", "Dubai"));
        api.done("leadUpdate", "id", id, "address", input("city", "Sharjah"));

        assertThat(api.run("leadUpdate", "id", id, "version", 1, "address", input("region", "Deira"))
                        .userErrorCodes("leadUpdate"))
                .containsExactly("VERSION_CONFLICT");
        api.done("leadUpdate", "id", id, "version", 1, "location", DUBAI, "score", 3);
        assertThat(place(id).path("address").path("region").isNull()).isTrue();
    }

    static Stream<Arguments> refused() {
        var tooLong = "x".repeat(201);
        return Stream.of("line1", "line2", "city", "region", "postalCode")
                .map(field -> Arguments.of("address", input(field, tooLong), "TEXT_INVALID input.address." + field));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void refusesWhatIsTooLong(String field, Map<String, @Nullable Object> value, String expected) {
        for (var answer : List.of(
                api.run("leadCreate", "title", "Refused", field, value).userErrors("leadCreate"),
                api.run("leadUpdate", "id", api.create("Refused"), field, value).userErrors("leadUpdate"))) {
            assertThat(answer)
                    .singleElement()
                    .satisfies(error -> assertThat(error.path("code").asString() + " "
                                    + String.join(
                                            ".",
                                            error.path("path")
                                                    .valueStream()
                                                    .map(JsonNode::asString)
                                                    .toList()))
                            .isEqualTo(expected));
        }
    }

    @Test
    void refusesAPlaceThatIsNoneAndACountryThatIsNone() {
        assertThat(api.run("leadCreate", "title", "Beyond", "location", Map.of("lat", 90.1, "lng", 0.5))
                        .userErrorCodes("leadCreate"))
                .containsExactly("LOCATION_INVALID");
        assertThat(api.run("leadCreate", "title", "Beyond", "address", input("country", "XX"))
                        .errorCodes())
                .containsExactly("BAD_USER_INPUT");
    }

    /** What was kept of a merge before leads had addresses has none. */
    @Test
    void mergesFillWhatTheKeptLeadHasNotAndTheirUndoingTakesItBack() {
        var merges = new MergeApi(owner);
        var address =
                "{\"line1\":null,\"line2\":null,\"city\":\"Dubai\",\"region\":null,\"postalCode\":null,\"country\":\"AE\"}";
        for (var before : List.of("before", "before #- '{values,address}' #- '{values,location}'")) {
            var keep = api.create("Kept");
            var other = api.create(
                    "Other",
                    "address",
                    input("city", "Dubai", "country", "AE"),
                    "location",
                    Map.of("lat", 1.5, "lng", 2.5));
            var merge = merges.merged(keep, other);
            assertThat(address(keep)).isEqualTo(address);
            assertThat(place(keep).path("location").path("lng").decimalValue()).isEqualByComparingTo("2.5");
            database.execute("update leads.lead_merge set before = " + before + " where tenant_id = ?", owner.tenant());

            merges.undo(merge);

            assertThat(address(keep)).isEqualTo(NOWHERE);
            assertThat(place(keep).path("location").isNull()).isTrue();
            assertThat(address(other)).isEqualTo(address);
        }
    }
}
