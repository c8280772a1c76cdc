package foyer.tenancy.account;

import static org.assertj.core.api.Assertions.assertThat;

import foyer.platform.graphql.TypeIds;
import foyer.tenancy.keys.ApiKeyApi;
import foyer.testing.FoyerTest;
import foyer.testing.GraphQlClient;
import foyer.testing.Statements;
import foyer.testing.TestDatabase;
import foyer.testing.TestTenants;
import foyer.testing.TestTenants.TestMember;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Where somebody can go: the tenants that they belong to, whichever is active, and nothing else of any other. */
@FoyerTest
@Tag("graphql")
class ViewerTenantsTest {

    private static final String TENANTS = "{ viewer { tenants { id name slug role status current } } }";

    @Autowired
    TestTenants tenants;

    @Autowired
    TestDatabase database;

    @Autowired
    Statements statements;

    private TestMember owner;

    @BeforeEach
    void signUp() {
        owner = tenants.signUp("LEAD_GENERATION");
    }

    @Test
    void areThoseThatTheCallerBelongsToInTheOrderJoined() {
        tenants.signUp("LEAD_GENERATION");
        var second = another("Second");

        var shown = owner.client().post(TENANTS).data("viewer.tenants");

        assertThat(shown.size()).isEqualTo(2);
        assertThat(shown.path(0).path("id").asString()).isEqualTo(owner.tenantId());
        assertThat(shown.path(0).path("current").asBoolean()).isTrue();
        assertThat(shown.path(1).toString())
                .startsWith("{\"id\":\"%s\",\"name\":\"Second\",\"slug\":\"second".formatted(second))
                .endsWith("\"role\":\"OWNER\",\"status\":\"ACTIVE\",\"current\":false}");
        assertThat(tenants.signIn(owner.email(), second)
                        .client()
                        .post(TENANTS)
                        .data("viewer.tenants.1.current")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void areTheSameWhereNoneIsActive() throws SQLException {
        var second = another("Second");
        change("REMOVED", owner.tenantId());

        assertThat(ids(owner.client())).containsExactly(second);
        assertThat(owner.client().post(TENANTS).data("viewer.tenants.0.current").asBoolean())
                .isFalse();
    }

    @Test
    void tellOfASuspendedMembershipThatItIsAndOfOneThatHasEndedNothing() throws SQLException {
        var second = another("Second");

        change("SUSPENDED", second);
        var suspended = owner.client().post(TENANTS).data("viewer.tenants.1");
        assertThat(suspended.path("status").asString()).isEqualTo("SUSPENDED");
        assertThat(suspended.path("role").isNull()).isTrue();

        change("REMOVED", second);
        assertThat(ids(owner.client())).containsExactly(owner.tenantId());
    }

    @Test
    void areTheActiveOneOnlyForWhoeverActsAsSomebodyElseAndNoneForAKey() {
        another("Second");

        assertThat(ids(tenants.impersonate(tenants.superAdmin(owner), owner))).containsExactly(owner.tenantId());
        assertThat(ids(new ApiKeyApi(owner).makeStrongest("Site").client())).isEmpty();
    }

    @Test
    void costTheTenantsLoginNothingHoweverManyThereAre() {
        for (var i = 0; i < 3; i++) {
            statements.during(() -> owner.client().post(TENANTS)).times(1);
            another("One more");
        }
    }

    private String another(String name) {
        return owner.client()
                .post(
                        "mutation($name: String!) { tenantCreate(input: { name: $name, blueprint: REAL_ESTATE }) {"
                                + " tenant { id } userErrors { code } } }",
                        Map.of("name", name))
                .succeeded("tenantCreate")
                .text("tenantCreate.tenant.id");
    }

    private static List<String> ids(GraphQlClient client) {
        return client.post(TENANTS)
                .data("viewer.tenants")
                .valueStream()
                .map(tenant -> tenant.path("id").asString())
                .toList();
    }

    private void change(String status, String tenantId) throws SQLException {
        try (var connection = database.asSuperuser();
                var statement = connection.prepareStatement(
                        "update tenancy.membership set status = ? where user_id = ? and tenant_id = ?")) {
            statement.setString(1, status);
            statement.setObject(2, owner.user());
            statement.setObject(3, TypeIds.decode("tnt", tenantId));
            statement.execute();
        }
    }
}
