package foyer.tenancy.onboarding;

import static org.assertj.core.api.Assertions.assertThat;

import foyer.testing.FoyerTest;
import foyer.testing.GraphQlAnswer;
import foyer.testing.GraphQlClient;
import foyer.testing.TestDatabase;
import foyer.testing.TestTenants;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Sample data goes in one deed, and with it nothing that is anybody's. */
@FoyerTest
@Tag("graphql")
class SampleDataTest {

    private static final String DELETE = "mutation { sampleDataDelete { deleted kept userErrors { code } } }";

    @Autowired
    TestTenants tenants;

    @Autowired
    TestDatabase database;

    private GraphQlClient sampled() {
        return new OnboardingApi(tenants.signUp("LEAD_GENERATION")).made(Map.of("sampleData", true));
    }

    @Test
    void goesWithAllThatIsToldOfItAndGivesItsPlaceBack() {
        var client = sampled();
        var samples = OnboardingApi.leads(client)
                + client.post("{ properties { totalCount } }")
                        .data("properties.totalCount")
                        .asInt();
        var id = tenant(client);

        var answer = client.post(DELETE).succeeded("sampleDataDelete");

        assertThat(answer.data("sampleDataDelete.deleted").asInt())
                .isEqualTo(samples)
                .isPositive();
        assertThat(answer.data("sampleDataDelete.kept").asInt()).isZero();
        for (var table : List.of(
                "leads.lead", "leads.stage_change", "records.note", "records.activity", "properties.property")) {
            assertThat(database.number(
                            "select count(*) from " + table
                                    + " join tenancy.tenant t on t.id = tenant_id where slug = ?",
                            id))
                    .as(table)
                    .isZero();
        }
        assertThat(client.post("{ viewer { tenant { entitlements { key used } } } }")
                        .body())
                .contains("{\"key\":\"LEADS\",\"used\":0}");
        assertThat(OnboardingApi.steps(client)).containsEntry("SAMPLE_DATA_DELETED", true);
        assertThat(client.post(DELETE).data("sampleDataDelete.deleted").asInt())
                .as("again")
                .isZero();
    }

    @Test
    void leavesWhatPeopleHaveMadeAndWhatTheyHaveWorkedOn() {
        var client = sampled();
        var samples = client.post("{ leads(first: 5, orderBy: CREATED_AT_DESC) { nodes { id version stage { id } } } }")
                .data("leads.nodes")
                .valueStream()
                .map(lead -> lead.path("id").asString())
                .toList();
        var own = client.post("mutation { leadCreate(input: { title: \"Ours\" }) { lead { id } } }")
                .text("leadCreate.lead.id");
        edited(client, "leadUpdate", Map.of("id", samples.get(0), "score", 3));
        edited(client, "leadNoteAdd", Map.of("id", samples.get(1), "body", "Call them."));
        edited(client, "leadArchive", Map.of("ids", List.of(samples.get(2))));

        var answer = client.post(DELETE).succeeded("sampleDataDelete");

        assertThat(answer.data("sampleDataDelete.kept").asInt()).isEqualTo(3);
        assertThat(client.post(
                                "query($ids: [ID!]!) { nodes(ids: $ids) { id } }",
                                Map.of(
                                        "ids",
                                        List.of(own, samples.get(0), samples.get(1), samples.get(2), samples.get(3))))
                        .data("nodes")
                        .valueStream()
                        .map(node -> !node.isNull()))
                .containsExactly(true, true, true, true, false);
        assertThat(OnboardingApi.steps(client))
                .containsEntry("SAMPLE_DATA_DELETED", true)
                .containsEntry("FIRST_LEAD", true);
        assertThat(client.post(DELETE).data("sampleDataDelete.kept").asInt())
                .as("they are samples no more")
                .isZero();
    }

    @Test
    void isOfOneTenantOnly() {
        var client = sampled();
        var other = sampled();
        var leads = OnboardingApi.leads(other);

        client.post(DELETE).succeeded("sampleDataDelete");

        assertThat(OnboardingApi.leads(other)).isEqualTo(leads);
    }

    @Test
    void isForWhoeverRunsTheTenant() {
        var owner = tenants.signUp("LEAD_GENERATION");

        assertThat(tenants.join(owner, "MANAGER").client().post(DELETE).errorCodes())
                .containsExactly("FORBIDDEN");
    }

    private static GraphQlAnswer edited(GraphQlClient client, String mutation, Map<String, ?> input) {
        return client.run("leads/" + mutation, Map.of("input", input)).succeeded(mutation);
    }

    private static String tenant(GraphQlClient client) {
        return client.post("{ viewer { tenant { slug } } }").text("viewer.tenant.slug");
    }
}
