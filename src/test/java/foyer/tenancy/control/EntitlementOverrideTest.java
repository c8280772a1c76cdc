package foyer.tenancy.control;

import static org.assertj.core.api.Assertions.assertThat;

import foyer.platform.time.TenantClock;
import foyer.testing.AtOnce;
import foyer.testing.Awaited;
import foyer.testing.FoyerTest;
import foyer.testing.GraphQlAnswer;
import foyer.testing.GraphQlClient;
import foyer.testing.TestDatabase;
import foyer.testing.TestTenants;
import foyer.testing.TestTenants.TestAdmin;
import foyer.testing.TestTenants.TestMember;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What those who run the platform agree with a tenant beyond its plan, and until when. */
@FoyerTest
@Tag("graphql")
class EntitlementOverrideTest {

    private static final String REASON = "A trial that was promised";

    @Autowired
    TestTenants tenants;

    @Autowired
    TestDatabase database;

    @Autowired
    TenantClock clock;

    private TestMember owner;
    private TestAdmin admin;

    @BeforeEach
    void signUp() {
        owner = tenants.signUpFree("LEAD_GENERATION");
        admin = tenants.superAdmin(owner);
    }

    private GraphQlAnswer set(String key, String value, Map<String, ?> more) {
        return set(admin.client(), key, value, more);
    }

    private GraphQlAnswer set(GraphQlClient by, String key, String value, Map<String, ?> more) {
        var input = new HashMap<String, Object>(
                Map.of("tenantId", owner.tenantId(), "key", key, "value", value, "reason", REASON));
        input.putAll(more);
        return by.post(
                "mutation($input: EntitlementOverrideSetInput!) { entitlementOverrideSet(input: $input) { override { key value"
                        + " allowed until isInForce reason setBy { id } } userErrors { code path } } }",
                Map.of("input", input));
    }

    private String code(String key, String value, Map<String, ?> more) {
        return String.join(" ", set(key, value, more).userErrorCodes("entitlementOverrideSet"));
    }

    private String listed(String tenant) {
        return admin.client()
                .post(
                        "query($id: ID!) { tenantOverrides(tenantId: $id) { key value allowed isInForce } }",
                        Map.of("id", tenant))
                .data("tenantOverrides")
                .toString();
    }

    private String entitlement(String key) {
        return owner.client()
                .post("{ viewer { tenant { entitlements { key allowed limit source } } } }")
                .data("viewer.tenant.entitlements")
                .valueStream()
                .filter(one -> one.path("key").asString().equals(key))
                .map(Object::toString)
                .findFirst()
                .orElseThrow();
    }

    private String audited() {
        return database.text(
                "select (select count(*) from audit.entry where action in ('claim.override', 'claim.end_override') and"
                        + " tenant_id = ?) || ' ' || (select count(*) from audit.platform_entry where"
                        + " action = 'entitlement.override' and user_id = ?)",
                owner.tenant(),
                admin.user());
    }

    @Test
    void countsAtOnceIsToldInBothLogsAndEnds() {
        var agreed = set("AI_ACCESS", "GRANTED", Map.of()).succeeded("entitlementOverrideSet");
        set("AI_ACCESS", "GRANTED", Map.of()).succeeded("entitlementOverrideSet");

        assertThat(agreed.text("entitlementOverrideSet.override.reason")).isEqualTo(REASON);
        assertThat(agreed.text("entitlementOverrideSet.override.setBy.id")).startsWith("user_");
        assertThat(audited()).as("what is so already stays as it is").isEqualTo("1 1");
        assertThat(entitlement("AI_ACCESS")).contains("\"allowed\":true", "OVERRIDE");
        assertThat(listed(owner.tenantId()))
                .isEqualTo("[{\"key\":\"AI_ACCESS\",\"value\":\"GRANTED\",\"allowed\":null,\"isInForce\":true}]");
        assertThat(listed(tenants.signUpFree("LEAD_GENERATION").tenantId())).isEqualTo("[]");

        var ended = set("AI_ACCESS", "NONE", Map.of()).succeeded("entitlementOverrideSet");
        set("AI_ACCESS", "NONE", Map.of()).succeeded("entitlementOverrideSet");
        assertThat(ended.data("entitlementOverrideSet.override").isNull()).isTrue();
        assertThat(audited()).isEqualTo("2 2");
        assertThat(entitlement("AI_ACCESS")).contains("\"allowed\":false", "PLAN");
    }

    @Test
    void fewerSeatsFreezeAtOnceAndTheirEndThaws() {
        tenants.join(owner, "MEMBER");
        database.execute(
                "delete from entitlements.counter where limit_key = 'SEATS' and tenant_id = ?", owner.tenant());
        var until = clock.now(owner.tenant()).plus(Duration.ofSeconds(3));

        set("SEATS", "LIMITED", Map.of("allowed", 1, "until", until.toString())).succeeded("entitlementOverrideSet");
        assertThat(frozen()).isEqualTo("1");
        assertThat(entitlement("SEATS")).contains("\"limit\":1");

        Awaited.until(() -> frozen().equals("0"));
        assertThat(clock.now(owner.tenant())).isAfterOrEqualTo(until);
        assertThat(entitlement("SEATS")).contains("\"limit\":2");
        assertThat(listed(owner.tenantId())).contains("\"isInForce\":false");
    }

    private String frozen() {
        return database.text(
                "select count(*) from tenancy.membership where status = 'FROZEN' and tenant_id = ?", owner.tenant());
    }

    @Test
    void limitsOfEachKindAndAsManyAsTheyLike() {
        set("MESSAGES", "LIMITED", Map.of("allowed", 0)).succeeded("entitlementOverrideSet");
        set("PROPERTY_MEDIA", "LIMITED", Map.of("allowed", 7)).succeeded("entitlementOverrideSet");
        set("LEADS", "UNLIMITED", Map.of()).succeeded("entitlementOverrideSet");

        assertThat(entitlement("MESSAGES")).contains("\"allowed\":false", "\"limit\":0");
        assertThat(entitlement("PROPERTY_MEDIA")).contains("\"limit\":7");
        assertThat(entitlement("LEADS")).contains("\"limit\":null", "OVERRIDE");
    }

    @Test
    void twoAtOnceLeaveWhatOneOfThemAgreed() throws Exception {
        var other = tenants.superAdmin(owner).client();

        var codes = AtOnce.<List<String>>run(List.of(
                () -> set("LEADS", "LIMITED", Map.of("allowed", 5)).userErrorCodes("entitlementOverrideSet"),
                () -> set(other, "LEADS", "LIMITED", Map.of("allowed", 6)).userErrorCodes("entitlementOverrideSet")));

        assertThat(codes).containsOnly(List.of());
        assertThat(entitlement("LEADS")).containsAnyOf("\"limit\":5", "\"limit\":6");
        assertThat(database.text(
                        "select count(*) from entitlements.claim_override where tenant_id = ?", owner.tenant()))
                .isEqualTo("1");
    }

    @Test
    void saysWhatIsWrong() {
        var past = Map.of("until", clock.now(owner.tenant()).minusSeconds(1).toString());
        var future = Map.of("until", clock.now(owner.tenant()).plusSeconds(60).toString());

        assertThat(code("AI_ACCESS", "LIMITED", Map.of("allowed", 1))).isEqualTo("VALUE_INVALID");
        assertThat(code("AI_ACCESS", "UNLIMITED", Map.of())).isEqualTo("VALUE_INVALID");
        assertThat(code("LEADS", "GRANTED", Map.of())).isEqualTo("VALUE_INVALID");
        assertThat(code("LEADS", "LIMITED", Map.of())).isEqualTo("ALLOWED_INVALID");
        assertThat(code("LEADS", "LIMITED", Map.of("allowed", -1))).isEqualTo("ALLOWED_INVALID");
        assertThat(code("LEADS", "UNLIMITED", Map.of("allowed", 1))).isEqualTo("ALLOWED_INVALID");
        assertThat(code("AI_ACCESS", "GRANTED", past)).isEqualTo("UNTIL_INVALID");
        assertThat(code("AI_ACCESS", "NONE", future)).isEqualTo("UNTIL_INVALID");
        assertThat(code("AI_ACCESS", "GRANTED", Map.of("reason", "because"))).isEqualTo("REASON_INVALID");
        assertThat(code("AI_ACCESS", "GRANTED", Map.of("tenantId", "tnt_01h455vb4pex5vsknk084sn02q")))
                .isEqualTo("NOT_FOUND");
        assertThat(audited()).isEqualTo("0 0");
        assertThat(listed("tnt_01h455vb4pex5vsknk084sn02q")).isEqualTo("null");
    }
}
