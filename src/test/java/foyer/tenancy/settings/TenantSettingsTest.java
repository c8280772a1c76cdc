package foyer.tenancy.settings;

import static org.assertj.core.api.Assertions.assertThat;

import foyer.testing.FoyerTest;
import foyer.testing.GraphQlAnswer;
import foyer.testing.GraphQlClient;
import foyer.testing.TestDatabase;
import foyer.testing.TestTenants;
import foyer.testing.TestTenants.TestMember;
import java.sql.SQLException;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Collections;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Who changes what of a tenant, and who hears of it. */
@FoyerTest
@Tag("graphql")
class TenantSettingsTest {

    private static final String AS_IT_IS = "{ viewer { tenant { name slug locale timeZone currency } } }";

    @Autowired
    GraphQlClient client;

    @Autowired
    TestTenants tenants;

    @Autowired
    TestDatabase database;

    @Test
    void changesWhatIsNamedAndNothingElse() throws SQLException {
        var owner = tenants.signUp("LEAD_GENERATION");
        var before = owner.client().post(AS_IT_IS);

        var answer = update(owner, Map.of("name", "  Palm & Sons  ", "currency", "AED"))
                .succeeded("tenantUpdate");

        assertThat(answer.text("tenantUpdate.tenant.name")).isEqualTo("Palm & Sons");
        var after = owner.client().post(AS_IT_IS);
        assertThat(after.text("viewer.tenant.name")).isEqualTo("Palm & Sons");
        assertThat(after.text("viewer.tenant.currency")).isEqualTo("AED");
        for (var field : new String[] {"slug", "locale", "timeZone"}) {
            assertThat(after.text("viewer.tenant." + field)).isEqualTo(before.text("viewer.tenant." + field));
        }
        assertThat(text(owner, "select diff::text from audit.entry where action = 'tenant.update' and tenant_id = ?"))
                .contains("\"currency\": {\"after\": \"AED\", \"before\": \"USD\"}")
                .doesNotContain("timeZone", "slug", "locale");
    }

    @Test
    void changesEachSetting() {
        var owner = tenants.signUp("LEAD_GENERATION");
        var input = Map.of(
                "name", "نخيل", "slug", "palm-settings", "locale", "ar", "timeZone", "Asia/Dubai", "currency", "AED");

        update(owner, input).succeeded("tenantUpdate");

        var tenant = owner.client().post(AS_IT_IS).data("viewer.tenant");
        input.forEach(
                (field, value) -> assertThat(tenant.path(field).asString()).isEqualTo(value));
    }

    @Test
    void writesNothingWhenNothingChanges() throws SQLException {
        var owner = tenants.signUp("LEAD_GENERATION");

        update(owner, Map.of("currency", "USD", "timeZone", "UTC")).succeeded("tenantUpdate");
        update(owner, Map.of()).succeeded("tenantUpdate");

        assertThat(text(owner, "select count(*) from audit.entry where action = 'tenant.update' and tenant_id = ?"))
                .isEqualTo("0");
        assertThat(text(owner, "select version from tenancy.tenant where id = ?"))
                .isEqualTo("1");
    }

    @Test
    void theNextMonthOfQuotasBeginsWhereTheTenantIs() {
        var owner = tenants.signUp("LEAD_GENERATION");

        update(owner, Map.of("timeZone", "Asia/Dubai")).succeeded("tenantUpdate");

        var zone = ZoneId.of("Asia/Dubai");
        var resets = owner.client()
                .post("{ viewer { tenant { entitlements { key resetsAt } } } }")
                .data("viewer.tenant.entitlements")
                .valueStream()
                .map(entitlement -> entitlement.path("resetsAt"))
                .filter(at -> !at.isNull())
                .map(at -> Instant.parse(at.asString()));
        assertThat(resets)
                .isNotEmpty()
                .containsOnly(YearMonth.now(zone)
                        .plusMonths(1)
                        .atDay(1)
                        .atStartOfDay(zone)
                        .toInstant());
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "null",
            value = {
                "name,     ' ',     NAME_INVALID",
                "name,     null,    REQUIRED",
                "slug,     A,       SLUG_INVALID",
                "slug,     www,     SLUG_TAKEN",
                "slug,     settings-test-taken, SLUG_TAKEN",
                "slug,     null,    REQUIRED",
                "locale,   null,    REQUIRED",
                "timeZone, null,    REQUIRED",
                "currency, null,    REQUIRED"
            })
    void tellsWhichFieldToMendAndChangesNothing(String field, @Nullable String value, String code) {
        update(tenants.signUp("LEAD_GENERATION"), Map.of("slug", "settings-test-taken"));
        var owner = tenants.signUp("LEAD_GENERATION");
        var before = owner.client().post(AS_IT_IS).body();

        var answer = update(owner, Collections.singletonMap(field, value));

        assertThat(answer.userErrorCodes("tenantUpdate")).containsExactly(code);
        assertThat(answer.userErrors("tenantUpdate").getFirst().path("path").toString())
                .isEqualTo("[\"input\",\"%s\"]".formatted(field));
        assertThat(answer.data("tenantUpdate.tenant").isNull()).isTrue();
        assertThat(owner.client().post(AS_IT_IS).body()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Mars/Olympus", "", "GMT+25"})
    void refusesWhatIsNoTimeZone(String zone) {
        var answer = update(tenants.signUp("LEAD_GENERATION"), Map.of("timeZone", zone));

        assertThat(answer.errorCodes()).containsExactly("BAD_USER_INPUT");
    }

    @ParameterizedTest
    @ValueSource(strings = {"MANAGER", "MEMBER", "VIEWER", "DEVELOPER", "CUSTOMER"})
    void refusesWhoeverDoesNotRunTheTenant(String role) {
        var owner = tenants.signUp("LEAD_GENERATION");
        var before = owner.client().post(AS_IT_IS).body();

        var answer = update(tenants.join(owner, role), Map.of("name", "Mine"));

        assertThat(answer.errorCodes()).containsExactly("FORBIDDEN");
        assertThat(owner.client().post(AS_IT_IS).body()).isEqualTo(before);
    }

    @Test
    void letsAnAdminChangeTheirTenantAndNobodyChangeNone() {
        var owner = tenants.signUp("LEAD_GENERATION");

        update(tenants.join(owner, "ADMIN"), Map.of("name", "By an admin")).succeeded("tenantUpdate");

        assertThat(owner.client().post(AS_IT_IS).text("viewer.tenant.name")).isEqualTo("By an admin");
        assertThat(client.post("mutation { tenantUpdate(input: { name: \"x\" }) { userErrors { code } } }")
                        .errorCodes())
                .containsExactly("UNAUTHENTICATED");
    }

    private static GraphQlAnswer update(TestMember member, Map<String, ? extends @Nullable Object> input) {
        return member.client()
                .post(
                        "mutation($input: TenantUpdateInput!) { tenantUpdate(input: $input) {"
                                + " tenant { id name } userErrors { code message path } } }",
                        Map.of("input", input));
    }

    private String text(TestMember member, String sql) throws SQLException {
        try (var connection = database.asSuperuser();
                var statement = connection.prepareStatement(sql)) {
            statement.setObject(1, member.tenant());
            try (var rows = statement.executeQuery()) {
                rows.next();
                return rows.getString(1);
            }
        }
    }
}
