package foyer.properties;

import static foyer.properties.PropertyApi.DUBAI;
import static org.assertj.core.api.Assertions.assertThat;

import foyer.testing.FoyerTest;
import foyer.testing.TestTenants;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Buildings and their units, and where the public sees those that hide their address (spec/properties.md, rules). */
@FoyerTest
@Tag("graphql")
class PropertyBuildingTest {

    private static final int TIMES = 3;

    @Autowired
    TestTenants tenants;

    private PropertyApi api;

    @BeforeEach
    void signUp() {
        api = new PropertyApi(tenants.signUp("REAL_ESTATE"));
    }

    @Test
    void staysOneWhileItHasUnits() {
        var building = api.create("kind", "BUILDING");
        var unit = api.create("building", building);

        assertThat(api.refused("propertyUpdate", "id", building, "kind", "VILLA"))
                .containsExactly("BUILDING_INVALID kind");
        api.done("propertyUpdate", "id", unit, "building", null);
        assertThat(api.done("propertyUpdate", "id", building, "kind", "VILLA")
                        .path("kind")
                        .asString())
                .isEqualTo("VILLA");
        assertThat(api.refused("propertyUpdate", "id", unit, "building", building))
                .containsExactly("BUILDING_INVALID building");
    }

    @Test
    void isNoUnitAndAUnitHasNone() {
        var outer = api.create("kind", "BUILDING");
        var inner = api.create("kind", "BUILDING", "building", outer);
        var other = api.create("kind", "BUILDING");
        api.create("building", other);

        assertThat(api.refused("propertyUpdate", "id", outer, "building", inner))
                .containsExactly("BUILDING_INVALID building");
        assertThat(api.refused("propertyCreate", "kind", "OFFICE", "purpose", "RENT", "building", inner))
                .containsExactly("BUILDING_INVALID building");
        assertThat(api.refused("propertyUpdate", "id", other, "building", outer))
                .containsExactly("BUILDING_INVALID building");
    }

    @Test
    void ofTwoThatWouldBeInEachOtherOneIs() throws InterruptedException, ExecutionException {
        for (var i = 0; i < TIMES; i++) {
            var one = api.create("kind", "BUILDING");
            var other = api.create("kind", "BUILDING");

            var refusals = atOnce(
                    () -> api.refused("propertyUpdate", "id", one, "building", other),
                    () -> api.refused("propertyUpdate", "id", other, "building", one));

            assertThat(refusals).containsExactlyInAnyOrder(List.of(), List.of("BUILDING_INVALID building"));
        }
    }

    @Test
    void getsNoUnitWhileItBecomesSomethingElse() throws InterruptedException, ExecutionException {
        for (var i = 0; i < TIMES; i++) {
            var building = api.create("kind", "BUILDING");
            var unit = api.create();

            var refusals = atOnce(
                    () -> api.refused("propertyUpdate", "id", building, "kind", "VILLA"),
                    () -> api.refused("propertyUpdate", "id", unit, "building", building));

            assertThat(refusals).containsOnlyOnce(List.of());
        }
    }

    private static List<List<String>> atOnce(Callable<List<String>> one, Callable<List<String>> other)
            throws InterruptedException, ExecutionException {
        try (var threads = Executors.newFixedThreadPool(2)) {
            var first = threads.submit(one);
            var second = threads.submit(other);
            return List.of(first.get(), second.get());
        }
    }

    /** Otherwise whoever lays circles around the places of many finds out where they all are. */
    @Test
    void itsHiddenUnitsAreShownAtOnePlaceAndSoIsWhateverElseIsThere() {
        var building = api.create("kind", "BUILDING", "location", DUBAI);
        var moved = api.published("addressHidden", true, "location", Map.of("lat", 24.5, "lng", 54.4));
        for (var i = 0; i < TIMES; i++) {
            api.published("addressHidden", true, "building", building);
            api.published("addressHidden", true);
        }
        assertThat(places()).hasSize(2);

        api.done("propertyUpdate", "id", moved, "location", DUBAI);

        assertThat(places()).hasSize(1);
    }

    /** Where the public sees them, each place once. */
    private List<String> places() {
        var slug = api.member().client().post("{ viewer { tenant { slug } } }").text("viewer.tenant.slug");
        return api.member()
                .client()
                .anonymous()
                .post(
                        "query($slug: String!) { publicProperties(tenantSlug: $slug) { nodes { location { lat lng } } } }",
                        Map.of("slug", slug))
                .data("publicProperties.nodes")
                .valueStream()
                .map(node -> node.path("location").toString())
                .distinct()
                .toList();
    }
}
