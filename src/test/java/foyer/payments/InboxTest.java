package foyer.payments;

import static org.assertj.core.api.Assertions.assertThat;

import foyer.payments.sandbox.SandboxWebhooks;
import foyer.testing.Awaited;
import foyer.testing.FoyerTest;
import foyer.testing.GraphQlClient;
import foyer.testing.TestDatabase;
import foyer.testing.TestTenants;
import foyer.testing.TestTenants.TestMember;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ConfigurableApplicationContext;

/** What comes by webhooks is kept once and applied in its tenant, whatever dies on the way. */
@FoyerTest
@Tag("graphql")
class InboxTest {

    /** Sooner than anything is looked at that nobody calls. */
    private static final Duration SOON = Duration.ofSeconds(5);

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
    void keepsAnEventOnceAndAppliesItInItsTenant() {
        var id = probe.send(tenant, "sub_1");
        for (var again = 0; again < 3; again++) {
            probe.again(id, tenant, "sub_1");
        }

        probe.awaitStatus(id, WebhookEventStatus.APPLIED);
        probe.again(id, tenant, "sub_1");
        assertThat(probe.received)
                .singleElement()
                .returns(id, PaymentEvent::id)
                .returns(tenant, PaymentEvent::reference);
        assertThat(probe.places).containsExactly(tenant);
        assertThat(database.text("select tenant_id::text from payments.inbox_event where event_id = ?", id))
                .isEqualTo(tenant.toString());
    }

    @Test
    void ignoresWhatIsNobodysOrOfATenantThatIsGone() {
        var nobodys = probe.send(null, null);
        var gone = probe.send(UUID.randomUUID(), "sub_gone");

        probe.awaitStatus(nobodys, WebhookEventStatus.IGNORED);
        probe.awaitStatus(gone, WebhookEventStatus.IGNORED);
        assertThat(probe.received).isEmpty();
        assertThat(database.number("select length(body) from payments.inbox_event where event_id = ?", gone))
                .isZero();
        assertThat(database.number("select length(body) from payments.inbox_event where event_id = ?", nobodys))
                .isPositive();
    }

    /** Another node, whose settings name the account, has kept it: there is none here. */
    @Test
    void leavesWhatIsOfAnAccountThatOnlyOthersHave() {
        var id = "evt_" + UUID.randomUUID();
        database.execute(
                "insert into payments.inbox_event (provider, event_id, type, body, occurred_at)"
                        + " values ('PAYPAL', ?, 'test.other', convert_to('{}', 'UTF8'), now())",
                id);

        Awaited.until(() -> database.number(
                        "select count(*) from payments.inbox_event where event_id = ? and error"
                                + " = 'PAYPAL: MISCONFIGURED (no account)'",
                        id)
                == 1);
        assertThat(probe.status(id)).isEqualTo("RECEIVED");
        database.execute("delete from payments.inbox_event where event_id = ?", id);
    }

    @Test
    void appliesWhatIsOfASuspendedTenant() {
        database.execute(
                "update tenancy.tenant set status = 'SUSPENDED', suspended_at = now(), suspended_reason = 'test' where id = ?",
                tenant);

        probe.awaitStatus(probe.send(tenant, "sub_s"), WebhookEventStatus.APPLIED);
    }

    /** As after a node, or the database, has died between keeping it and applying it. */
    @Test
    void appliesWhatADyingNodeHasLeft() {
        var id = "evt_" + UUID.randomUUID();
        database.execute(
                "insert into payments.inbox_event (provider, event_id, type, body, occurred_at, fence, attempts, due_at)"
                        + " values ('SANDBOX', ?, 'test.left', convert_to(?, 'UTF8'), now(), 1, 1, now() - interval '1 second')",
                id,
                SandboxWebhooks.body(id, tenant, "sub_left"));
        database.execute(
                "insert into payments.inbox_turn (name, event_id, until) values (?, uuidv7(), now() - interval '1 second')",
                "SANDBOX null sub_left");

        probe.awaitStatus(id, WebhookEventStatus.APPLIED);
        assertThat(database.number("select count(*) from payments.inbox_turn where name = ?", "SANDBOX null sub_left"))
                .isZero();
    }

    @Test
    void appliesTheEventsOfOneSubscriptionOneAfterTheOther() throws InterruptedException {
        var begun = new CountDownLatch(1);
        var end = new CountDownLatch(1);
        probe.doing = event -> {
            if ("sub_a".equals(event.subscription()) && begun.getCount() > 0) {
                begun.countDown();
                awaited(end);
            }
        };
        var first = probe.send(tenant, "sub_a");
        assertThat(begun.await(30, TimeUnit.SECONDS)).isTrue();
        var second = probe.send(tenant, "sub_a");
        var other = probe.send(tenant, "sub_b");

        probe.awaitStatus(other, WebhookEventStatus.APPLIED);
        Awaited.until(() -> probe.waits(second));
        assertThat(probe.received).extracting(PaymentEvent::id).containsExactly(first, other);
        assertThat(database.number(
                        "select extract(epoch from due_at - now())::bigint from payments.inbox_event where event_id = ?",
                        second))
                .as("seconds until it is looked at though nobody calls it")
                .isGreaterThan(100);

        end.countDown();
        // It is called by the first one, and does not wait until it is looked at again.
        assertThat(Awaited.timeUntil(() -> probe.status(second).equals("APPLIED")))
                .isLessThan(SOON);
        probe.awaitStatus(first, WebhookEventStatus.APPLIED);
        assertThat(probe.received).extracting(PaymentEvent::id).containsExactly(first, other, second);
        assertThat(database.number("select attempts from payments.inbox_event where event_id = ?", second))
                .isEqualTo(1);
    }

    /** What it is about is known: until the turn is there the provider need not be asked again. */
    @Test
    void isReadAgainOnceItsTurnHasCome() {
        var turn = "SANDBOX null sub_held";
        database.execute(
                "insert into payments.inbox_turn (name, event_id, until) values (?, uuidv7(), now() + interval '1 hour')",
                turn);
        var id = probe.send(tenant, "sub_held");
        Awaited.until(() -> probe.waits(id));
        var body = database.text("select convert_from(body, 'UTF8') from payments.inbox_event where event_id = ?", id);

        database.execute(
                "update payments.inbox_event set body = '{'::bytea, due_at = now(), waits_for = null where event_id = ?",
                id);
        Awaited.until(() -> probe.waits(id));
        assertThat(database.number("select count(error) from payments.inbox_event where event_id = ?", id))
                .as("failed to be read")
                .isZero();

        database.execute("delete from payments.inbox_turn where name = ?", turn);
        database.execute(
                "update payments.inbox_event set body = convert_to(?, 'UTF8'), due_at = now() where event_id = ?",
                body,
                id);
        probe.awaitStatus(id, WebhookEventStatus.APPLIED);
    }

    /** Each of those that wait is called when the one before it is done, though some fail. */
    @Test
    void appliesManyOfOneSubscriptionWithoutPauses() {
        var failing = new AtomicInteger();
        probe.doing = _ -> {
            if (failing.getAndIncrement() == 2) {
                throw new IllegalStateException("once");
            }
        };
        var begun = System.nanoTime();
        var sent =
                Stream.generate(() -> probe.send(tenant, "sub_many")).limit(20).toList();

        Awaited.until(() -> database.number(
                        "select count(*) from payments.inbox_event where tenant_id = ? and status = 'APPLIED'", tenant)
                >= sent.size() - 1);
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(SOON);
        sent.forEach(one -> probe.awaitStatus(one, WebhookEventStatus.APPLIED));
        assertThat(probe.received).hasSize(sent.size() + 1);
        assertThat(database.number("select count(*) from payments.inbox_turn where name like '%sub_many'"))
                .isZero();
    }

    private static void awaited(CountDownLatch latch) {
        try {
            latch.await(30, TimeUnit.SECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
