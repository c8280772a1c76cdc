package foyer.payments;

import static org.assertj.core.api.Assertions.assertThat;

import com.stripe.net.Webhook;
import foyer.payments.sandbox.SandboxWebhooks;
import foyer.testing.FoyerTest;
import foyer.testing.GraphQlClient;
import foyer.testing.TestDatabase;
import foyer.testing.TestTenants;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ConfigurableApplicationContext;

/** What a tenant can do by the webhooks of its own account, which it signs itself if it likes. */
@FoyerTest
@Tag("graphql")
class OwnAccountWebhooksTest {

    private static final String SIGNING = "whsec_own";

    @Autowired
    ConfigurableApplicationContext beans;

    @Autowired
    TestDatabase database;

    @Autowired
    TestTenants tenants;

    @Autowired
    GraphQlClient client;

    private SandboxWebhooks webhooks;
    private UUID tenant;
    private String path;

    @BeforeEach
    void begin() {
        var owner = tenants.signUp("REAL_ESTATE");
        tenant = owner.tenant();
        webhooks = new SandboxWebhooks(beans, client);
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
        path = url.substring(url.indexOf("/webhooks/"));
    }

    /** Of a subscription of its own; answers the status. */
    private int send(String event) {
        var at = Instant.now().getEpochSecond();
        var body = """
                {"id":"%s","object":"event","type":"customer.subscription.updated","created":%d,\
                "data":{"object":{"id":"sub_%s","object":"subscription","metadata":{}}}}""".formatted(event, at, event);
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
    }

    @Test
    void takesSoManyInAMinute() {
        var account = database.text("select id::text from payments.account where tenant_id = ?", tenant);
        assertThat(send(event())).isEqualTo(204);

        database.execute(
                "update platform.rate_limit set tokens = 0, updated_at = now() + interval '1 minute' where key = ?",
                "webhook|" + account);

        assertThat(send(event())).isEqualTo(429);
    }
}
