package foyer.leads.onboarding;

import static org.assertj.core.api.Assertions.assertThat;

import foyer.leads.LeadApi;
import foyer.platform.security.Caller;
import foyer.platform.security.CurrentCaller;
import foyer.tenancy.Blueprint;
import foyer.tenancy.MembershipId;
import foyer.testing.FoyerTest;
import foyer.testing.TestTenants;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** What each blueprint gives a new tenant. */
@FoyerTest
@Tag("graphql")
@TestInstance(Lifecycle.PER_CLASS)
class LeadBlueprintsTest {

    private static final int AT_LEAST = 12;

    private final TestTenants tenants;
    private final LeadSamples samples;

    @Autowired
    LeadBlueprintsTest(TestTenants tenants, LeadSamples samples) {
        this.tenants = tenants;
        this.samples = samples;
    }

    @ParameterizedTest
    @EnumSource
    void givesEachTenantAPipelineFromOpenToWonAndLost(Blueprint blueprint) {
        var stages = new LeadApi(tenants.signUp(blueprint.name())).stages();

        assertThat(stages.valueStream().map(stage -> stage.path("order").asInt()))
                .isSorted()
                .startsWith(0);
        assertThat(stages.path(0).path("kind").asString()).isEqualTo("OPEN");
        assertThat(stages.valueStream().map(stage -> stage.path("kind").asString()))
                .endsWith("OPEN", "WON", "LOST");
        assertThat(stages.valueStream()
                        .filter(stage -> stage.path("kind").asString().equals("OPEN"))
                        .map(LeadBlueprintsTest::probability))
                .isSorted()
                .allMatch(probability -> probability > 0 && probability < 100);
    }

    private static int probability(JsonNode stage) {
        return stage.path("probability").asInt();
    }

    @ParameterizedTest
    @EnumSource
    void fillsATenantThroughTheServices(Blueprint blueprint) {
        var owner = tenants.signUp(blueprint.name());
        var colleague = tenants.join(owner, "MEMBER");
        var members = List.of(new MembershipId(owner.membership()), new MembershipId(colleague.membership()));

        CurrentCaller.call(Caller.system(owner.tenant(), "demo"), () -> {
            samples.load(blueprint, members);
            return null;
        });

        var api = new LeadApi(owner);
        assertThat(api.leads().data("leads.totalCount").asInt()).isGreaterThanOrEqualTo(AT_LEAST);
        var lost = owner.client()
                .post("{ leads(first: 100) { nodes { lostReason stage { kind } notes { totalCount } } } }")
                .data("leads.nodes");
        assertThat(lost)
                .allSatisfy(lead -> assertThat(lead.path("lostReason").isNull())
                        .isEqualTo(!lead.path("stage").path("kind").asString().equals("LOST")));
        assertThat(lost)
                .anySatisfy(
                        lead -> assertThat(lead.path("notes").path("totalCount").asInt())
                                .isPositive());
    }
}
