package foyer.tenancy.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import foyer.testing.Awaited;
import foyer.testing.FoyerTest;
import foyer.testing.GraphQlClient;
import foyer.testing.SocketClient;
import foyer.testing.TestDatabase;
import foyer.testing.TestTenants;
import foyer.testing.TestTenants.TestMember;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** A socket lives as long as its session, membership and tenant are what they were when it was opened. */
@FoyerTest
@Tag("graphql")
class SocketSessionsTest {

    private static final Duration WITHIN = Awaited.PROMPTLY;
    private static final SocketClient.Closed ENDED = new SocketClient.Closed(4403, "The session has ended");

    @Autowired
    GraphQlClient client;

    @Autowired
    TestTenants tenants;

    @Autowired
    TestDatabase database;

    private SocketClient socket(TestMember member) {
        return SocketClient.as(client.server(), member.accessToken());
    }

    @Test
    void closesWithinASecondOfSigningOut() {
        var owner = tenants.signUp("LEAD_GENERATION");
        try (var socket = socket(owner);
                var other = socket(tenants.join(owner, "MEMBER"))) {
            owner.client().post("mutation { signOut { userErrors { code } } }");

            assertEnded(socket);
            assertThat(other.isClosed()).isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update tenancy.membership set role = 'VIEWER' where id = ?",
                "update tenancy.membership set status = 'SUSPENDED' where id = ?",
                "update tenancy.tenant set status = 'SUSPENDED' where id = (select tenant_id from tenancy.membership"
                        + " where id = ?)",
                "update identity.user_account set active = false where id = (select user_id from"
                        + " tenancy.membership where id = ?)"
            })
    void closesWithinASecondOfAChange(String change) {
        var member = tenants.join(tenants.signUp("LEAD_GENERATION"), "MEMBER");
        try (var socket = socket(member)) {
            apply(change, member.membership());

            assertEnded(socket);
        }
    }

    @Test
    void closesWithinASecondOfGoingToAnotherTenant() {
        var owner = tenants.signUp("LEAD_GENERATION");
        var made = owner.client()
                .post(
                        "mutation($input: TenantCreateInput!) { tenantCreate(input: $input) { tenant { id } userErrors"
                                + " { code } } }",
                        Map.of("input", Map.of("name", "Another", "blueprint", "REAL_ESTATE")))
                .text("tenantCreate.tenant.id");
        try (var socket = socket(owner)) {
            owner.client()
                    .post(
                            "mutation($input: TenantSwitchInput!) { tenantSwitch(input: $input) { userErrors { code } } }",
                            Map.of("input", Map.of("id", made)))
                    .succeeded("tenantSwitch");

            assertEnded(socket);
        }
    }

    @Test
    void actsInItsTenant() {
        var owner = tenants.signUp("LEAD_GENERATION");
        try (var socket = socket(owner)) {
            var answer = socket.run("{ viewer { membership { role } tenant { id } } }", Map.of());

            assertThat(answer.next().at("/viewer/tenant/id").asString()).isEqualTo(owner.tenantId());
        }
    }

    private static void assertEnded(SocketClient socket) {
        var began = System.nanoTime();
        assertThat(socket.closed()).isEqualTo(ENDED);
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(WITHIN);
    }

    private void apply(String change, @Nullable UUID id) {
        try (var connection = database.asSuperuser();
                var statement = connection.prepareStatement(change)) {
            statement.setObject(1, id);
            assertThat(statement.executeUpdate()).isEqualTo(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
