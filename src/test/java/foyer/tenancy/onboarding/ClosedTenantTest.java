package foyer.tenancy.onboarding;

import static org.assertj.core.api.Assertions.assertThat;

import foyer.testing.FoyerTest;
import foyer.testing.TestDatabase;
import foyer.testing.TestTenants;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Another company can be made from within one that is closed. */
@FoyerTest
@Tag("graphql")
class ClosedTenantTest {

    @Autowired
    TestTenants tenants;

    @Autowired
    TestDatabase database;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update tenancy.tenant set status = 'SUSPENDED' where id = '%s'",
                "update entitlements.claim set access = 'READ_ONLY' where tenant_id = '%s'",
                "update entitlements.claim set access = 'BLOCKED' where tenant_id = '%s'"
            })
    void worksWhateverHasBecomeOfTheActiveTenant(String closing) throws SQLException {
        var owner = tenants.signUp("LEAD_GENERATION");
        change(closing.formatted(owner.tenant()));
        var user = tenants.signIn(owner.email(), owner.tenantId());

        new OnboardingApi(user).complete(Map.of("sampleData", true)).succeeded("onboardingComplete");
        user.client()
                .post(
                        "mutation { tenantCreate(input: { name: \"Anew\", blueprint: MEDIA_AGENCY }) { userErrors { code } } }")
                .succeeded("tenantCreate");

        assertThat(user.client()
                        .post("{ viewer { tenants { id } } }")
                        .data("viewer.tenants")
                        .size())
                .isEqualTo(3);
    }

    private void change(String sql) throws SQLException {
        try (var connection = database.asSuperuser();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
