package foyer.entitlements;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** The plans of each blueprint, and what a claim makes of them. */
@Tag("unit")
class PlansTest {

    private static final String[] NO_OVERRIDES = {};

    private final ShippedPlans plans = new ShippedPlans(JsonMapper.shared());

    @ParameterizedTest
    @ValueSource(strings = {"REAL_ESTATE", "BUSINESS_SUITE", "LEAD_GENERATION", "MEDIA_AGENCY", "TRAVEL_SERVICES"})
    void eachBlueprintHasPlansOfWhichEachHasAllThatTheOneBeforeHas(String blueprint) {
        var all = plans.of(blueprint).plans();

        assertThat(all).extracting(Plan::code).containsExactly("FREE", "STARTER", "PRO", "ENTERPRISE");
        for (var i = 1; i < all.size(); i++) {
            var smaller = all.get(i - 1);
            var larger = all.get(i);
            assertThat(larger.features()).containsAll(smaller.features());
            for (var limit : Limit.values()) {
                var most = smaller.limits().get(limit);
                assertThat(larger.allows(limit, most == null ? Long.MAX_VALUE : most))
                        .as("%s of %s %s", limit, blueprint, larger.code())
                        .isTrue();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"REAL_ESTATE", "BUSINESS_SUITE", "LEAD_GENERATION", "MEDIA_AGENCY", "TRAVEL_SERVICES"})
    void everyBlueprintThatHasAPipelineHasLeads(String blueprint) {
        assertThat(plans.of(blueprint).plan(Plan.FREE).features()).contains(Feature.MODULE_LEADS);
    }

    @Test
    void tellWhichPlanWouldHelp() {
        var of = plans.of("LEAD_GENERATION");
        assertThat(of.above("FREE", Limit.LEADS, 1_001)).isEqualTo("STARTER");
        assertThat(of.above("STARTER", Limit.LEADS, 1_000_000)).isEqualTo("ENTERPRISE");
        assertThat(of.above("ENTERPRISE", Limit.LEADS, 1_001)).isNull();
        assertThat(of.above("FREE", Feature.AI_REPORTS)).isEqualTo("PRO");
        assertThat(of.above("FREE", Feature.MODULE_ORDERS)).isNull();
        assertThat(of.above("OF_OLD", Feature.MODULE_LEADS)).isEqualTo("FREE");
        assertThatIllegalArgumentException().isThrownBy(() -> of.plan("GOLD"));
    }

    @ParameterizedTest(name = "{0} at {1}: {2}")
    @CsvSource({
        "AI_ACCESS t, 100, true",
        "AI_ACCESS t 100.5, 100, true",
        "AI_ACCESS t 100.5, 101, false",
        "AI_ACCESS t 100.000000, 100, false",
        "AI_ACCESS f, 100, false",
        "BULK_EXPORT t, 100, false",
    })
    void anOverrideAddsAFeatureUntilItsEnd(String override, long now, boolean granted) {
        var access = TenantAccess.of("FULL", NO_OVERRIDES, new String[] {override}, Instant.ofEpochSecond(now));

        assertThat(access.features().contains("AI_ACCESS")).isEqualTo(granted);
    }

    @ParameterizedTest(name = "{0} at {1}: {2}")
    @CsvSource({"AI_ACCESS f, 100, false", "AI_ACCESS f 100, 99, false", "AI_ACCESS f 100, 100, true"})
    void anOverrideTakesAFeatureAwayUntilItsEnd(String override, long now, boolean granted) {
        var access = TenantAccess.of(
                "GRACE", new String[] {"AI_ACCESS"}, new String[] {override}, Instant.ofEpochSecond(now));

        assertThat(access.features().contains("AI_ACCESS")).isEqualTo(granted);
        assertThat(access.level()).isEqualTo(AccessLevel.GRACE);
    }

    @Test
    void aPlanHasToSayHowManyOfEach() {
        var silent = new Plan("FREE", Set.of(), Map.of(Limit.LEADS, 1L));

        assertThatIllegalStateException()
                .isThrownBy(() -> silent.checked("HERE"))
                .withMessageContaining("SEATS");
    }
}
