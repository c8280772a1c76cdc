package foyer.payments;

import static org.assertj.core.api.Assertions.assertThat;

import com.stripe.net.Webhook;
import foyer.payments.sandbox.SandboxWebhooks;
import foyer.testing.Awaited;
import foyer.testing.FoyerTest;
import foyer.testing.GraphQlClient;
import foyer.testing.TestDatabase;
import foyer.testing.TestTenants;
import foyer.testing.TestTenants.TestMember;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.support.DefaultSingletonBeanRegistry;
import org.springframework.context.ConfigurableApplicationContext;

/** What a tenant can do by the webhooks of its own account, which it signs itself if it likes. */
@FoyerTest
@Tag("graphql")
class OwnAccountWebhooksTest {

    private static final String SIGNING = "whsec_own";
    private static final String LISTENER = "ownAccountListener";

    @Autowired
    ConfigurableApplicationContext beans;

    @Autowired
    TestDatabase database;

    @Autowired
    TestTenants tenants;

    @Autowired
    GraphQlClient client;

    private final Semaphore begun = new Semaphore(0);
    private final CountDownLatch end = new CountDownLatch(1);
    private SandboxWebhooks webhooks;
    private UUID tenant;
    private String path;

    @BeforeEach
    void begin() {
        var owner = tenants.signUp("REAL_ESTATE");
        tenant = owner.tenant();
        webhooks = new SandboxWebhooks(beans, client);
        path = pathOf(owner);
    }

    /** There is somebody who takes what comes to own accounts. */
    private void listen() {
        ((DefaultSingletonBeanRegistry) beans.getBeanFactory()).registerSingleton(LISTENER, new Slow());
    }

    @AfterEach
    void listenNoMore() {
        end.countDown();
        database.execute("delete from payments.inbox_event where tenant_id = ? and status = 'RECEIVED'", tenant);
        ((DefaultSingletonBeanRegistry) beans.getBeanFactory()).destroySingleton(LISTENER);
    }

    private static String pathOf(TestMember owner) {
        var saved = owner.client()
                .post(
                        "mutation($input: PaymentAccountSaveInput!) { paymentAccountSave(input: $input) { webhookUrl userErrors { code } } }",
                        Map.of(
                                "input",
                                Map.of(
                                        "provider",
                                        "STRIPE",
                                        "secret",
                                        "sk_test_own",
                                        "webhookSecrets",
                                        List.of(SIGNING))));
        var url = saved.text("paymentAccountSave.webhookUrl");
        return url.substring(url.indexOf("/webhooks/"));
    }

    private int send(String event) {
        return send(path, event);
    }

    private static String body(String event, long at) {
        return """
                {"id":"%s","object":"event","type":"customer.subscription.updated","created":%d,\
                "data":{"object":{"id":"sub_%s","object":"subscription","metadata":{}}}}""".formatted(event, at, event);
    }

    /** Of a subscription of its own; answers the status. */
    private int send(String path, String event) {
        var at = Instant.now().getEpochSecond();
        var body = body(event, at);
        try {
            var signature = "t=" + at + ",v1=" + Webhook.Util.computeHmacSha256(SIGNING, at + "." + body);
            return webhooks.post(path, body, Map.of("Stripe-Signature", signature))
                    .status();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String event() {
        return "evt_" + UUID.randomUUID().toString().replace("-", "");
    }

    @Test
    void keepsNothingThatNobodyListensTo() {
        assertThat(send(event())).isEqualTo(204);

        assertThat(database.number("select count(*) from payments.inbox_event where tenant_id = ?", tenant))
                .isZero();
        assertThat(database.number(
                        "select count(*) from platform.rate_limit r join payments.account a on r.key = 'webhook|' || a.id"
                                + " where a.tenant_id = ?",
                        tenant))
                .as("counted")
                .isZero();
    }

    /** Whoever tries addresses and signatures learns of none: neither by what is answered nor by how it is. */
    @Test
    void refusesAlikeWhetherThereIsAnAccountOrNot() {
        listen();
        var at = Instant.now().getEpochSecond();
        var forged = Map.of("Stripe-Signature", "t=" + at + ",v1=" + "0".repeat(64));
        var body = body(event(), at);
        var token = path.substring(path.lastIndexOf('/') + 1);
        var last = token.endsWith("A") ? "B" : "A";
        var known = answered(path, body, forged);

        assertThat(known).startsWith("400 ");
        assertThat(List.of(
                        answered(path.substring(0, path.length() - 1) + last, body, forged),
                        answered("/webhooks/stripe/" + token.replace("foyer", "other"), body, forged),
                        answered("/webhooks/paypal/" + token, body, forged),
                        answered("/webhooks/stripe", body, forged),
                        answered(path, body, Map.of()),
                        answered(path, body + " ", forged)))
                .allMatch(known::equals);
    }

    private String answered(String path, String body, Map<String, String> headers) {
        var answer = webhooks.post(path, body, headers);
        var told = new TreeMap<>(answer.headers().map());
        // When it was, and which request it was.
        told.keySet().removeIf(name -> name.equalsIgnoreCase("date") || name.equalsIgnoreCase("x-request-id"));
        return answer.status() + " " + told + " " + answer.body();
    }

    @Test
    void takesSoManyInAMinute() {
        listen();
        end.countDown();
        var account = database.text("select id::text from payments.account where tenant_id = ?", tenant);
        assertThat(send(event())).isEqualTo(204);

        database.execute(
                "update platform.rate_limit set tokens = 0, updated_at = now() + interval '1 minute' where key = ?",
                "webhook|" + account);

        assertThat(send(event())).isEqualTo(429);
    }

    private String status(String event) {
        return database.text("select status from payments.inbox_event where event_id = ?", event);
    }

    /** As if it had sent them faster than they are applied, with one of them at work for long. */
    @Test
    void delaysNobodyElseHoweverManyWait() throws InterruptedException {
        var neighbour = pathOf(tenants.signUp("REAL_ESTATE"));
        listen();
        database.execute(
                "insert into payments.inbox_event (provider, account_id, tenant_id, event_id, type, body, occurred_at,"
                        + " due_at) select provider, id, tenant_id, 'evt_' || n, 'customer.subscription.updated',"
                        + " convert_to(replace(?, 'evt_n', 'evt_' || n), 'UTF8'), now(), now() - interval '1 minute'"
                        + " from payments.account, generate_series(1, 5000) n where tenant_id = ?",
                body("evt_n", Instant.now().getEpochSecond()),
                tenant);
        assertThat(begun.tryAcquire(60, TimeUnit.SECONDS)).isTrue();

        var platforms = event();
        var neighbours = event();
        webhooks.send(platforms, null, null);
        assertThat(send(neighbour, neighbours)).isEqualTo(204);

        assertThat(Awaited.timeUntil(() -> status(platforms).equals("IGNORED")
                        && status(neighbours).equals("APPLIED")))
                .isLessThan(Awaited.PROMPTLY);
        assertThat(begun.availablePermits()).as("others of it at work").isZero();
        assertThat(waiting()).isEqualTo(5000);
        end.countDown();
        assertThat(Awaited.timeUntil(() -> waiting() < 4950)).isLessThan(Awaited.PROMPTLY);
    }

    private long waiting() {
        return database.number(
                "select count(*) from payments.inbox_event where tenant_id = ? and status = 'RECEIVED'", tenant);
    }

    /** Takes what comes to tenants' own accounts; that of one tenant is at work until the end. */
    private final class Slow implements PaymentListener {

        @Override
        public boolean takesOwn() {
            return true;
        }

        @Override
        public boolean takes(PaymentAccount account) {
            return !account.isPlatforms();
        }

        @Override
        public void received(PaymentAccount account, PaymentEvent event) {
            if (tenant.equals(account.tenant()) && end.getCount() > 0) {
                begun.release();
                try {
                    end.await(30, TimeUnit.SECONDS);
                } catch (InterruptedException _) {
                    Thread.currentThread().interrupt();
                }
            }
        }
    }
}
