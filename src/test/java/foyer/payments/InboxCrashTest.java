package foyer.payments;

import static org.assertj.core.api.Assertions.assertThat;

import foyer.payments.sandbox.SandboxWebhooks;
import foyer.testing.Awaited;
import foyer.testing.FoyerTest;
import foyer.testing.GraphQlClient;
import foyer.testing.TestDatabase;
import foyer.testing.TestTenants;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ConfigurableApplicationContext;

/** The database goes away, or dies and comes back, before a webhook is kept and between its being kept and applied. */
@FoyerTest
@Tag("graphql")
class InboxCrashTest {

    private static final String SUBSCRIPTION = "sub_crash";

    @Autowired
    ConfigurableApplicationContext beans;

    @Autowired
    TestDatabase database;

    @Autowired
    TestTenants tenants;

    @Autowired
    GraphQlClient client;

    private InboxProbe probe;
    private SandboxWebhooks webhooks;
    private UUID tenant;

    @BeforeEach
    void listen() {
        probe = new InboxProbe(beans, client, database);
        webhooks = new SandboxWebhooks(beans, client);
        tenant = tenants.signUp("REAL_ESTATE").tenant();
    }

    @AfterEach
    void listenNoMore() {
        probe.close();
    }

    private int send(String id) {
        return webhooks.send(id, tenant, SUBSCRIPTION).status();
    }

    @Test
    void hasItSentAgainWhileTheDatabaseIsAway() {
        var id = "evt_" + UUID.randomUUID();
        var name = database.text("select current_database()");
        database.execute("alter database " + name + " connection limit 0");
        try {
            database.execute("select pg_terminate_backend(pid) from pg_stat_activity"
                    + " where datname = current_database() and usename in ('foyer_app', 'foyer_system')");

            assertThat(send(id)).isEqualTo(503);
        } finally {
            database.execute("alter database " + name + " connection limit -1");
        }

        Awaited.until(() -> send(id) == 204);
        probe.awaitStatus(id, WebhookEventStatus.APPLIED);
        assertThat(probe.received).extracting(PaymentEvent::id).containsExactly(id);
    }

    /** A process of the server's that is killed takes all others with it, and the server recovers from its log. */
    @Test
    void losesNothingWhenTheDatabaseDiesBeforeTheyAreApplied() throws Exception {
        var begun = new CountDownLatch(1);
        var end = new CountDownLatch(1);
        probe.doing = _ -> {
            begun.countDown();
            awaited(end);
        };
        var kept = new ArrayList<String>();
        for (var event = 0; event < 6; event++) {
            kept.add(probe.send(tenant, SUBSCRIPTION));
        }
        assertThat(begun.await(30, TimeUnit.SECONDS)).isTrue();
        var before = serverBegan();

        // The tests' server does not wait for its disk at each commit, as others do.
        database.execute("checkpoint");
        ProcessHandle.of(database.number("select pid from pg_stat_activity where usename = 'foyer_system' limit 1"))
                .orElseThrow()
                .destroyForcibly();
        Awaited.until(() -> !serverBegan().equals(before));
        var late = "evt_" + UUID.randomUUID();
        Awaited.until(() -> {
            var status = send(late);
            assertThat(status).isIn(204, 503);
            return status == 204;
        });
        kept.add(late);
        probe.doing = _ -> {};
        end.countDown();

        // What a connection that broke has left comes again when its lease is over: as if it were.
        database.execute(
                "update payments.inbox_turn set until = now() - interval '1 second' where name like '%' || ?",
                SUBSCRIPTION);
        database.execute(
                "update payments.inbox_event set due_at = now() where status = 'RECEIVED' and event_id = any(?)",
                (Object) kept.toArray(String[]::new));
        Awaited.until(() -> applied(kept) == kept.size());
        assertThat(probe.received).extracting(PaymentEvent::id).containsAll(kept);
    }

    private long applied(List<String> events) {
        return database.number(
                "select count(*) from payments.inbox_event where status = 'APPLIED' and event_id = any(?)",
                (Object) events.toArray(String[]::new));
    }

    /** When the processes that serve the whole server began; empty while it does not answer. */
    private String serverBegan() {
        try {
            return database.text(
                    "select coalesce(max(backend_start)::text, '') from pg_stat_activity where backend_type = 'checkpointer'");
        } catch (IllegalStateException _) {
            return "";
        }
    }

    private static void awaited(CountDownLatch latch) {
        try {
            latch.await(30, TimeUnit.SECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
