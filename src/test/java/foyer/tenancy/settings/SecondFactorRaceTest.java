package foyer.tenancy.settings;

import static foyer.tenancy.settings.SecurityApi.elsewhere;
import static foyer.tenancy.settings.SecurityApi.update;
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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Nobody slips into a tenant that asks for a second factor while they are on their way in. */
@FoyerTest
@Tag("graphql")
class SecondFactorRaceTest {

    private static final Duration BOUND = Duration.ofSeconds(60);
    private static final Map<String, ?> REQUIRED = Map.of("secondFactorRequired", true);

    @Autowired
    GraphQlClient client;

    @Autowired
    TestTenants tenants;

    @Autowired
    TestDatabase database;

    private TestMember owner;
    private TestMember member;

    @BeforeEach
    void signUp() {
        owner = tenants.signUp("LEAD_GENERATION");
        member = tenants.join(owner, "MEMBER");
        OneTimeCodes.enable(tenants.proven(owner).client());
    }

    @Test
    void aSignInThatChoseItsTenantBeforeIsAskedForIt() throws Exception {
        try (var held = database.asSuperuser();
                var threads = Executors.newFixedThreadPool(1)) {
            hold(held, "select 1 from identity.credential where user_id = ? for update", member);
            var signIn = CompletableFuture.supplyAsync(
                    () -> client.run(
                            "tenancy/test-sign-in",
                            Map.of(
                                    "input",
                                    Map.of(
                                            "email", member.email(),
                                            "password", TestTenants.PASSWORD,
                                            "tenant", member.tenantId()))),
                    threads);
            awaitWaiting(1);
            update(owner, REQUIRED).succeeded("tenantSecurityUpdate");
            held.commit();

            assertThat(signIn.join().userErrorCodes("signIn")).containsExactly("SECOND_FACTOR_REQUIRED");
        }
    }

    @Test
    void whoeverAsksForItWaitsForASwitchThatWasLetInBefore() throws Exception {
        var there = elsewhere(tenants, member);
        try (var held = database.asSuperuser();
                var threads = Executors.newFixedThreadPool(2)) {
            hold(held, "select 1 from identity.session where user_id = ? for update", member);
            var move = CompletableFuture.supplyAsync(
                    () -> there.client()
                            .post(
                                    "mutation($id: ID!) { tenantSwitch(input: { id: $id }) {"
                                            + " session { accessToken } userErrors { code } } }",
                                    Map.of("id", member.tenantId())),
                    threads);
            awaitWaiting(1);
            var asking = CompletableFuture.supplyAsync(() -> update(owner, REQUIRED), threads);
            awaitWaiting(2);
            held.commit();

            asking.join().succeeded("tenantSecurityUpdate");
            var inside = client.as(move.join().succeeded("tenantSwitch").text("tenantSwitch.session.accessToken"));
            await().atMost(BOUND)
                    .until(() -> inside.post("{ viewer { permissions } }")
                            .data("viewer")
                            .isNull());
        }
    }

    private static void hold(Connection connection, String sql, TestMember member) throws SQLException {
        connection.setAutoCommit(false);
        try (var statement = connection.prepareStatement(sql)) {
            statement.setObject(1, member.user());
            statement.execute();
        }
    }

    private void awaitWaiting(int count) {
        await().atMost(BOUND).until(() -> waiting() == count);
    }

    private int waiting() throws SQLException {
        try (var connection = database.asSuperuser();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(
                        "select count(*) from pg_stat_activity where datname = current_database()"
                                + " and wait_event in ('transactionid', 'tuple')")) {
            rows.next();
            return rows.getInt(1);
        }
    }
}
