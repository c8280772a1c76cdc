package foyer.tenancy.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import foyer.testing.FoyerTest;
import foyer.testing.GraphQlClient;
import foyer.testing.OneTimeCodes;
import foyer.testing.TestDatabase;
import foyer.testing.TestTenants;
import foyer.testing.TestTenants.TestMember;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A sign-in whose password was checked just before it was changed. */
@FoyerTest
@Tag("graphql")
class SignInRaceTest {

    private static final Duration BOUND = Duration.ofSeconds(60);

    @Autowired
    GraphQlClient client;

    @Autowired
    TestTenants tenants;

    @Autowired
    TestDatabase database;

    @Test
    void opensNoSessionWithThePasswordOfBefore() throws Exception {
        var owner = tenants.signUp("LEAD_GENERATION");

        try (var held = database.asSuperuser();
                var threads = Executors.newFixedThreadPool(2)) {
            held.setAutoCommit(false);
            hold(held, "select 1 from identity.credential where user_id = ? for update", owner);
            var change = CompletableFuture.supplyAsync(
                    () -> AccountApi.changePassword(owner.client(), TestTenants.PASSWORD, AccountApi.OTHER_PASSWORD),
                    threads);
            awaitWaiting(1);
            // It has found the password of before right, and waits behind the change.
            var signIn = CompletableFuture.supplyAsync(
                    () -> AccountApi.signIn(client, owner.email(), TestTenants.PASSWORD), threads);
            awaitWaiting(2);
            held.commit();

            change.join().succeeded("passwordChange");
            assertThat(signIn.join().userErrorCodes("signIn")).containsExactly("INVALID_CREDENTIALS");
        }
        assertThat(openSessions(owner)).isEqualTo(1);
    }

    @Test
    void opensNoSessionWithoutTheCodeThatIsAskedSince() throws Exception {
        var owner = tenants.proven(tenants.signUp("LEAD_GENERATION"));
        var codes = OneTimeCodes.begin(owner.client());

        try (var held = database.asSuperuser();
                var threads = Executors.newFixedThreadPool(2)) {
            held.setAutoCommit(false);
            hold(held, "select 1 from identity.user_account where id = ? for update", owner);
            var confirm = CompletableFuture.supplyAsync(
                    () -> AccountApi.call(owner.client(), "totpConfirm", "", Map.of("code", codes.now())), threads);
            awaitWaiting(1);
            var signIn = CompletableFuture.supplyAsync(
                    () -> AccountApi.signIn(client, owner.email(), TestTenants.PASSWORD), threads);
            awaitWaiting(2);
            held.commit();

            confirm.join().succeeded("totpConfirm");
            assertThat(signIn.join().userErrorCodes("signIn")).containsExactly("CODE_REQUIRED");
        }
        assertThat(openSessions(owner)).isEqualTo(1);
    }

    private static void hold(Connection connection, String sql, TestMember member) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            statement.setObject(1, member.user());
            statement.execute();
        }
    }

    private void awaitWaiting(int count) {
        await().atMost(BOUND)
                .until(() -> AccountApi.texts(
                                        database,
                                        "select pid::text from pg_stat_activity where datname = current_database()"
                                                + " and wait_event in ('transactionid', 'tuple')")
                                .size()
                        == count);
    }

    private int openSessions(TestMember member) {
        return AccountApi.texts(
                        database,
                        "select id::text from identity.session where user_id = ? and revoked_at is null",
                        member.user())
                .size();
    }
}
