package foyer.properties;

import static org.assertj.core.api.Assertions.assertThat;

import foyer.testing.FoyerTest;
import foyer.testing.GraphQlClient;
import foyer.testing.TestTenants;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The properties that a new tenant of the blueprint has to look at. */
@FoyerTest
@Tag("graphql")
class PropertySamplesTest {

    private static final String ALL =
            "{ properties { nodes { id title reference status location { lat } salePrice { amount { currency } } } } }";
    private static final String DELETE = "mutation { sampleDataDelete { deleted kept userErrors { code } } }";

    @Autowired
    TestTenants tenants;

    private GraphQlClient founded(String blueprint) {
        var client = tenants.signUp("LEAD_GENERATION").client();
        var input = Map.of("company", Map.of("name", "Palm"), "blueprint", blueprint, "sampleData", true);
        var id = client.post(
                        "mutation($input: OnboardingCompleteInput!) { onboardingComplete(input: $input) { tenant { id } userErrors { code } } }",
                        Map.of("input", input))
                .succeeded("onboardingComplete")
                .text("onboardingComplete.tenant.id");
        return client.as(client.post(
                        "mutation($id: ID!) { tenantSwitch(input: { id: $id }) { session { accessToken } userErrors { code } } }",
                        Map.of("id", id))
                .succeeded("tenantSwitch")
                .text("tenantSwitch.session.accessToken"));
    }

    @Test
    void areNumberedAndSomewhere() {
        var properties = founded("REAL_ESTATE").post(ALL).data("properties.nodes");

        assertThat(properties).hasSizeGreaterThan(4);
        assertThat(properties.valueStream()).allSatisfy(property -> {
            assertThat(property.path("reference").asString()).matches("P-\\d{6}");
            assertThat(property.path("location").path("lat").asDouble()).isBetween(24.0, 26.0);
        });
    }

    @Test
    void goAgainButForThoseThatSomebodyHasWorkedOn() {
        var client = founded("REAL_ESTATE");
        var id = client.post(ALL).text("properties.nodes.0.id");
        client.post(
                        "mutation($id: ID!) { propertyUpdate(input: { id: $id, bedrooms: 5 }) { userErrors { code } } }",
                        Map.of("id", id))
                .succeeded("propertyUpdate");

        assertThat(client.post(DELETE).data("sampleDataDelete.kept").asInt()).isEqualTo(1);

        var left = client.post(ALL).data("properties.nodes");
        assertThat(left).hasSize(1);
        assertThat(left.path(0).path("id").asString()).isEqualTo(id);
    }
}
