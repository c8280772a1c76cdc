package foyer.tenancy.keys;

import static org.assertj.core.api.Assertions.assertThat;

import foyer.testing.FoyerTest;
import foyer.testing.TestDatabase;
import foyer.testing.TestTenants;
import java.sql.SQLException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Whoever holds a key too many can take it back, also where nothing else goes. */
@FoyerTest
@Tag("graphql")
class KeysOfClosedTenantTest {

    @Autowired
    TestTenants tenants;

    @Autowired
    TestDatabase database;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update tenancy.tenant set status = 'SUSPENDED' where id = ?",
                "update entitlements.claim set access = 'BLOCKED' where tenant_id = ?"
            })
    void areSeenAndEndedWhereTheTenantIsClosed(String closing) throws SQLException {
        var owner = tenants.signUp("LEAD_GENERATION");
        var key = new ApiKeyApi(owner).make("LEADS_READ");
        try (var connection = database.asSuperuser();
                var statement = connection.prepareStatement(closing)) {
            statement.setObject(1, owner.tenant());
            statement.execute();
        }
        var closed = new ApiKeyApi(tenants.signIn(owner.email(), owner.tenantId()));

        assertThat(closed.member()
                        .client()
                        .post("{ apiKeys(first: 5) { nodes { id revokedAt } } }")
                        .text("apiKeys.nodes.0.id"))
                .isEqualTo(key.id());
        assertThat(closed.revoke(key.id())
                        .succeeded("apiKeyRevoke")
                        .data("apiKeyRevoke.apiKey.revokedAt")
                        .isNull())
                .isFalse();
    }
}
