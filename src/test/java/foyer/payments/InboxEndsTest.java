package foyer.payments;

import static org.assertj.core.api.Assertions.assertThat;

import foyer.platform.security.Caller;
import foyer.platform.security.CurrentCaller;
import foyer.testing.Awaited;
import foyer.testing.FoyerTest;
import foyer.testing.GraphQlAnswer;
import foyer.testing.GraphQlClient;
import foyer.testing.TestDatabase;
import foyer.testing.TestTenants;
import foyer.testing.TestTenants.TestMember;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ConfigurableApplicationContext;

/** Webhooks that fail are tried again, given up, listed and replayed; those that are over go in the end. */
@FoyerTest
@Tag("graphql")
class InboxEndsTest {

    @Autowired
    ConfigurableApplicationContext beans;

    @Autowired
    TestDatabase database;

    @Autowired
    TestTenants tenants;

    @Autowired
    GraphQlClient client;

    private InboxProbe probe;
    private TestMember owner;
    private UUID tenant;

    @BeforeEach
    void listen() {
        probe = new InboxProbe(beans, client, database);
        owner = tenants.signUp("REAL_ESTATE");
        tenant = owner.tenant();
    }

    @AfterEach
    void listenNoMore() {
        probe.close();
    }

    @Test
    void comesAgainUntilItIsGivenUpAndReplayed() {
        probe.doing = _ -> {
            throw new IllegalStateException("the secret of somebody");
        };
        var id = probe.send(tenant, "sub_f");
        Awaited.until(() -> error(id) != null);
        database.execute("update payments.inbox_event set due_at = now() where event_id = ?", id);
        Awaited.until(() -> probe.received.size() >= 2);
        database.execute(
                "update payments.inbox_event set attempts = ?, fence = fence + 1, due_at = now() where event_id = ?",
                InboxDelivery.ATTEMPTS - 1,
                id);
        probe.awaitStatus(id, WebhookEventStatus.DEAD);

        var admin = tenants.superAdmin(owner).client();
        var listed = events(admin, Map.of("tenantId", owner.tenantId(), "status", "DEAD", "provider", "SANDBOX"));
        assertThat(listed.data("webhookEvents.nodes")).hasSize(1);
        assertThat(listed.text("webhookEvents.nodes.0.reference")).isEqualTo(id);
        assertThat(listed.text("webhookEvents.nodes.0.error")).isEqualTo(IllegalStateException.class.getName());
        assertThat(listed.text("webhookEvents.nodes.0.tenant.id")).isEqualTo(owner.tenantId());
        assertThat(listed.text("webhookEvents.nodes.0.payload")).contains(id);

        probe.doing = _ -> {};
        var replayed = admin.post(
                        "mutation($id: ID!) { webhookReplay(input: { id: $id }) { event { id } userErrors { code path } } }",
                        Map.of("id", listed.text("webhookEvents.nodes.0.id")))
                .succeeded("webhookReplay");
        assertThat(replayed.text("webhookReplay.event.id")).isEqualTo(listed.text("webhookEvents.nodes.0.id"));
        probe.awaitStatus(id, WebhookEventStatus.APPLIED);
        assertThat(events(admin, Map.of("tenantId", owner.tenantId(), "type", "test.happened"))
                        .text("webhookEvents.nodes.0.status"))
                .isEqualTo("APPLIED");
        assertThat(events(admin, Map.of("tenantId", owner.tenantId(), "provider", "STRIPE"))
                        .data("webhookEvents.nodes"))
                .isEmpty();
    }

    /** As after a reader's fault, which is mended by now. */
    @Test
    void isReplayedWhereItSaysAndNotWhereItWas() {
        var id = probe.send(tenant, "sub_r");
        probe.awaitStatus(id, WebhookEventStatus.APPLIED);
        var other = tenants.signUp("REAL_ESTATE").tenant();
        database.execute(
                "update payments.inbox_event set tenant_id = ?, turn = 'SANDBOX null sub_other' where event_id = ?",
                other,
                id);

        assertThat(beans.getBean(InboxQueries.class)
                        .replay(UUID.fromString(
                                database.text("select id::text from payments.inbox_event where event_id = ?", id))))
                .isTrue();
        beans.getBean(InboxWorker.class).wake();
        Awaited.until(() -> probe.places.size() == 2);
        probe.awaitStatus(id, WebhookEventStatus.APPLIED);

        assertThat(probe.places).containsExactly(tenant, tenant);
        assertThat(database.text("select tenant_id || ' ' || turn from payments.inbox_event where event_id = ?", id))
                .isEqualTo(tenant + " SANDBOX null sub_r");
    }

    @Test
    void callsTheNextOneThoughItDoesNotTakeItsTurn() {
        var turn = "SANDBOX null sub_passed";
        database.execute(
                "insert into payments.inbox_turn (name, event_id, until) values (?, uuidv7(), now() + interval '1 hour')",
                turn);
        var first = probe.send(tenant, "sub_passed");
        Awaited.until(() -> probe.waits(first));
        var second = probe.send(tenant, "sub_passed");
        Awaited.until(() -> probe.waits(second));

        database.execute("delete from payments.inbox_turn where name = ?", turn);
        database.execute("update payments.inbox_event set body = ''::bytea, due_at = now() where event_id = ?", first);

        probe.awaitStatus(second, WebhookEventStatus.APPLIED);
        assertThat(probe.status(first)).isEqualTo("IGNORED");
    }

    private @Nullable String error(String event) {
        return database.texts("select error from payments.inbox_event where event_id = ?", event)
                .getFirst();
    }

    private static GraphQlAnswer events(GraphQlClient admin, Map<String, ?> filter) {
        return admin.post(
                "query($filter: WebhookEventFilter) { webhookEvents(filter: $filter, first: 5) { totalCount nodes {"
                        + " id reference status error attempts payload appliedAt tenant { id } } } }",
                Map.of("filter", filter));
    }

    @Test
    void dropsWhatWasOverLongAgo() {
        var old = probe.send(tenant, "sub_o");
        var dead = probe.send(tenant, "sub_d");
        var fresh = probe.send(tenant, "sub_n");
        for (var event : List.of(old, dead, fresh)) {
            probe.awaitStatus(event, WebhookEventStatus.APPLIED);
        }
        database.execute(
                "update payments.inbox_event set ended_at = now() - interval '91 days',"
                        + " status = case event_id when ? then 'DEAD' else status end where event_id in (?, ?)",
                dead,
                old,
                dead);

        beans.getBean(InboxRetention.class).run();

        assertThat(database.texts(
                        "select event_id from payments.inbox_event where tenant_id = ? order by event_id = ?",
                        tenant,
                        fresh))
                .containsExactly(dead, fresh);
    }

    @Test
    void goesWithItsTenant() throws Exception {
        var id = probe.send(tenant, "sub_p");
        probe.awaitStatus(id, WebhookEventStatus.APPLIED);
        var purge = beans.getBean(InboxPurgeQueries.class);
        var other = UUID.randomUUID();

        CurrentCaller.call(Caller.system(other, "test"), () -> purge.purge(10));
        assertThat(probe.status(id)).isEqualTo("APPLIED");
        assertThat(CurrentCaller.call(Caller.system(tenant, "test"), () -> purge.purge(10)))
                .isTrue();

        assertThat(database.number("select count(*) from payments.inbox_event where tenant_id = ?", tenant))
                .isZero();
    }
}
