package foyer.billing;

import static org.assertj.core.api.Assertions.assertThat;

import foyer.testing.AtOnce;
import foyer.testing.FoyerTest;
import foyer.testing.GraphQlAnswer;
import foyer.testing.GraphQlClient;
import foyer.testing.TestDatabase;
import foyer.testing.TestTenants;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Editing a plan changes nobody who has it. */
@FoyerTest
@Tag("graphql")
class PlanSaveTest {

    private static final String BLUEPRINT = "TRAVEL_SERVICES";

    @Autowired
    TestTenants tenants;

    @Autowired
    TestDatabase database;

    private BillingApi billing;
    private GraphQlClient admin;

    @BeforeEach
    void signUp() {
        billing = new BillingApi(tenants.signUpFree(BLUEPRINT));
        admin = tenants.superAdmin(billing.member()).client();
    }

    @AfterEach
    void asTheyShip() {
        tenants.update("delete from entitlements.plan where code in ('FREE', 'ENTERPRISE')");
    }

    private GraphQlAnswer save(String plan, int version, Map<String, ?> more) {
        var input = new HashMap<String, Object>(Map.of(
                "blueprint", BLUEPRINT, "code", plan, "version", version, "reason", "A plan for smaller agencies"));
        input.putAll(more);
        return admin.post(
                "mutation($input: PlanSaveInput!) { planSave(input: $input) { plan { code entitlements { key included"
                        + " limit } } version tenants userErrors { code path } } }",
                Map.of("input", input));
    }

    private static Map<String, ?> leads(long allowed) {
        return Map.of("limits", List.of(Map.of("key", "LEADS", "allowed", allowed)));
    }

    private static String limitOfLeads(GraphQlAnswer answer, String list) {
        return answer.data(list)
                .valueStream()
                .filter(one -> one.path("key").asString().equals("LEADS"))
                .map(one -> one.path("limit").asString())
                .findFirst()
                .orElseThrow();
    }

    private static String claimed(BillingApi tenant) {
        return limitOfLeads(
                tenant.member().client().post("{ viewer { tenant { entitlements { key limit } } } }"),
                "viewer.tenant.entitlements");
    }

    @Test
    void whoeverHasThePlanKeepsItAndWhoeverComesGetsTheNewOne() {
        billing.subscribes("ENTERPRISE", 2);
        var before = claimed(billing);

        var saved = save("ENTERPRISE", 0, leads(777)).succeeded("planSave");

        assertThat(saved.data("planSave.version").asInt()).isEqualTo(1);
        assertThat(saved.data("planSave.tenants").asLong()).isGreaterThanOrEqualTo(1);
        assertThat(limitOfLeads(saved, "planSave.plan.entitlements")).isEqualTo("777");
        assertThat(claimed(billing)).isEqualTo(before).isNotEqualTo("777");
        billing.change(Map.of("seats", 5)).succeeded("subscriptionChange");
        assertThat(claimed(billing)).as("more seats are no other plan").isEqualTo(before);
        var other = new BillingApi(tenants.signUpFree(BLUEPRINT)).subscribes("ENTERPRISE", 2);
        assertThat(claimed(other)).isEqualTo("777");
        assertThat(limitOfLeads(
                        admin.post("{ plans(blueprint: TRAVEL_SERVICES) { entitlements { key limit } } }"),
                        "plans.3.entitlements"))
                .isEqualTo("777");

        billing.wish("subscriptionCancel", Map.of("atPeriodEnd", false)).succeeded("subscriptionCancel");
        billing.subscribes("ENTERPRISE", 2);
        assertThat(claimed(billing)).as("it comes to the plan anew").isEqualTo("777");
        var edits = admin.post("{ planEdits(blueprint: TRAVEL_SERVICES) { plan { code } version } }");
        assertThat(edits.data("planEdits").toString()).contains("{\"plan\":{\"code\":\"ENTERPRISE\"},\"version\":1}");
        assertThat(database.text(
                        "select diff -> 'LEADS' ->> 'after' from audit.platform_entry where action = 'plan.save'"
                                + " and request_id = ?",
                        saved.headers().firstValue("X-Request-Id").orElseThrow()))
                .isEqualTo("777");
    }

    @Test
    void theFreePlanIsOfWhoeverSignsUpSinceThen() {
        var features = Map.of("features", List.of("MODULE_LEADS", "AI_REPORTS"));

        save("FREE", 0, features).succeeded("planSave");

        var since = tenants.signUpFree(BLUEPRINT);
        assertThat(granted(since.client()))
                .contains("MODULE_LEADS", "AI_REPORTS")
                .hasSize(2);
        assertThat(granted(billing.member().client())).doesNotContain("AI_REPORTS");
    }

    private static List<String> granted(GraphQlClient client) {
        return client.post("{ viewer { tenant { entitlements { key allowed used } } } }")
                .data("viewer.tenant.entitlements")
                .valueStream()
                .filter(one -> one.path("used").isNull() && one.path("allowed").asBoolean())
                .map(one -> one.path("key").asString())
                .filter(key -> !key.equals("PROPERTY_MEDIA"))
                .toList();
    }

    @Test
    void oneOfTwoAtOnceEdits() throws Exception {
        var codes = AtOnce.<List<String>>run(List.of(
                () -> save("ENTERPRISE", 0, leads(1)).userErrorCodes("planSave"),
                () -> save("ENTERPRISE", 0, leads(2)).userErrorCodes("planSave")));

        assertThat(codes).containsExactlyInAnyOrder(List.of(), List.of("VERSION_CONFLICT"));
        save("ENTERPRISE", 1, Map.of()).succeeded("planSave");
    }

    @Test
    void saysWhatIsWrongAndTriesNothingOut() {
        assertThat(code("GOLD", Map.of())).isEqualTo("NOT_FOUND");
        assertThat(code("FREE", Map.of("features", List.of("LEADS")))).isEqualTo("FEATURE_INVALID");
        assertThat(code("FREE", Map.of("features", List.of("AI_ACCESS", "AI_ACCESS"))))
                .isEqualTo("FEATURE_INVALID");
        assertThat(code("FREE", leads(-1))).isEqualTo("LIMIT_INVALID");
        assertThat(code("FREE", Map.of("limits", List.of(Map.of("key", "AI_ACCESS")))))
                .isEqualTo("LIMIT_INVALID");
        assertThat(code("FREE", Map.of("reason", "because"))).isEqualTo("REASON_INVALID");
        assertThat(code("FREE", Map.of("version", 7))).isEqualTo("VERSION_CONFLICT");

        var dry = save("FREE", 0, Map.of("dryRun", true, "limits", List.of(Map.of("key", "LEADS"))))
                .succeeded("planSave");
        assertThat(dry.data("planSave.version").asInt()).isZero();
        assertThat(limitOfLeads(dry, "planSave.plan.entitlements")).isIn("null", "");
        assertThat(admin.post("{ planEdits(blueprint: TRAVEL_SERVICES) { plan { code } } }")
                        .data("planEdits")
                        .toString())
                .doesNotContain("FREE", "ENTERPRISE");
    }

    private String code(String plan, Map<String, ?> more) {
        return String.join(" ", save(plan, 0, more).userErrorCodes("planSave"));
    }
}
