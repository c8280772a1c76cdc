package foyer.payments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import foyer.payments.sandbox.SandboxWebhooks;
import foyer.platform.database.SystemDatabase;
import foyer.platform.limits.RateLimits;
import foyer.platform.web.ClientAddresses;
import foyer.testing.FoyerTest;
import foyer.testing.GraphQlAnswer;
import foyer.testing.GraphQlClient;
import foyer.testing.TestDatabase;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.http.HttpStatus;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.web.server.ResponseStatusException;

/** What is no provider's webhook is refused, tells nothing of why, and leaves nothing. */
@FoyerTest
@Tag("graphql")
class WebhookRefusalsTest {

    private static final int MOST = 256 * 1024;
    private static final String SIGNATURE = "sandbox-signature";

    @Autowired
    ConfigurableApplicationContext beans;

    @Autowired
    GraphQlClient client;

    @Autowired
    TestDatabase database;

    private record Sent(String path, String body, Map<String, String> headers, int status) {}

    /** With a listener to tenants' own accounts. */
    @Test
    void refusesWhatIsNotTheProviders() {
        try (var _ = new InboxProbe(beans, client, database)) {
            refuses();
        }
    }

    private void refuses() {
        var webhooks = new SandboxWebhooks(beans, client);
        var id = "evt_" + UUID.randomUUID();
        var body = SandboxWebhooks.body(id, UUID.randomUUID(), null);
        var good = Map.of(SIGNATURE, webhooks.signature(body));
        var large = body + " ".repeat(MOST);
        var token = "foyer_hook_" + "0".repeat(32) + "_" + "A".repeat(43);
        var sent = new LinkedHashMap<String, Sent>();
        sent.put("no signature", new Sent("/webhooks/sandbox", body, Map.of(), 400));
        sent.put(
                "another's",
                new Sent("/webhooks/sandbox", body, Map.of(SIGNATURE, webhooks.signature(body + " ")), 400));
        sent.put("altered", new Sent("/webhooks/sandbox", body + " ", good, 400));
        sent.put("empty", new Sent("/webhooks/sandbox", "", good, 400));
        sent.put(
                "signed, and no event",
                new Sent("/webhooks/sandbox", "{}]", Map.of(SIGNATURE, webhooks.signature("{}]")), 400));
        sent.put("nobody's account", new Sent("/webhooks/stripe", body, good, 400));
        sent.put("no provider", new Sent("/webhooks/nobody", body, good, 404));
        sent.put("a provider in capitals", new Sent("/webhooks/SANDBOX", body, good, 404));
        sent.put("nobody's token", new Sent("/webhooks/sandbox/" + token, body, good, 400));
        sent.put("no token", new Sent("/webhooks/sandbox/x", body, good, 400));
        var stripes = Map.of("stripe-signature", "t=" + Instant.now().getEpochSecond() + ",v1=" + "0".repeat(64));
        sent.put("Stripe's, nobody's token", new Sent("/webhooks/stripe/" + token, body, stripes, 400));
        sent.put("PayPal's, nobody's token", new Sent("/webhooks/paypal/" + token, body, Map.of(), 400));
        sent.put("too much", new Sent("/webhooks/sandbox", large, Map.of(SIGNATURE, webhooks.signature(large)), 413));
        var before = database.number("select count(*) from payments.inbox_event where event_id = ?", id);

        var heard = Heard.by("foyer");
        sent.forEach((what, one) -> {
            var answer = webhooks.post(one.path(), one.body(), one.headers());
            assertThat(answer.status()).as(what).isEqualTo(one.status());
            assertThat(answer.headers().firstValue("Content-Type")).as(what).hasValue("application/problem+json");
            assertThat(answer.body())
                    .as(what)
                    .isEqualTo("{\"type\":\"about:blank\",\"title\":\"%s\",\"status\":%d}"
                            .formatted(HttpStatus.valueOf(one.status()).getReasonPhrase(), one.status()));
        });
        assertThat(heard.stop()).noneMatch(line -> line.contains(id) || line.contains("webhook"));
        assertThat(database.number("select count(*) from payments.inbox_event where event_id = ?", id))
                .isEqualTo(before)
                .isZero();
        GraphQlAnswer read = client.send("/webhooks/sandbox", request -> request.GET());
        assertThat(read.status()).isEqualTo(405);
    }

    @Test
    void hasItSentAgainWhenItCannotBeKept() {
        var nowhere = new SystemDatabase(DSL.using(SQLDialect.POSTGRES));
        var controller = new WebhookController(
                beans.getBean(InboxAccounts.class),
                beans.getBean(Payments.class),
                new InboxQueries(new InboxConnection(nowhere)),
                beans.getBean(InboxWorker.class),
                beans.getBean(RateLimits.class),
                beans.getBeanProvider(PaymentListener.class),
                beans.getBean(ClientAddresses.class));
        var body = SandboxWebhooks.body("evt_" + UUID.randomUUID(), UUID.randomUUID(), null);
        var request = new MockHttpServletRequest("POST", "/webhooks/sandbox");
        request.setContent(body.getBytes(StandardCharsets.UTF_8));
        request.addHeader(SIGNATURE, new SandboxWebhooks(beans, client).signature(body));

        assertThatExceptionOfType(ResponseStatusException.class)
                .isThrownBy(() -> controller.take("sandbox", null, request))
                .returns(HttpStatus.SERVICE_UNAVAILABLE, ResponseStatusException::getStatusCode);
    }
}
