package foyer.payments.sandbox;

import static foyer.payments.SubscriptionStatus.ACTIVE;
import static foyer.payments.SubscriptionStatus.PAST_DUE;
import static org.assertj.core.api.Assertions.assertThat;

import foyer.payments.BillingInterval;
import foyer.payments.PaymentEvent;
import foyer.payments.ProviderInvoice;
import foyer.testing.AtOnce;
import foyer.testing.FoyerTest;
import foyer.testing.GraphQlAnswer;
import foyer.testing.GraphQlClient;
import foyer.testing.TestDatabase;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** The pages of the sandbox, on which somebody pays, or lets happen what else takes a month. */
@FoyerTest
@Tag("graphql")
class SandboxPagesTest {

    private static final Duration DAY = Duration.ofDays(1);

    @Autowired
    ApplicationContext beans;

    @Autowired
    TestDatabase database;

    @Autowired
    GraphQlClient client;

    private SandboxWorld world;
    private SandboxBuyer buyer;

    @BeforeEach
    void begin() {
        world = new SandboxWorld(beans, database);
        buyer = new SandboxBuyer(world);
    }

    private GraphQlAnswer get(String url) {
        return client.send(path(url), request -> request.GET());
    }

    private GraphQlAnswer post(String url, String deed) {
        return client.send(
                path(url),
                request -> request.header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString("deed=" + deed)));
    }

    private static String path(String url) {
        return url.substring(url.indexOf("/sandbox/"));
    }

    @Test
    void sellsOnAPageWithoutScripts() {
        var page = buyer.page(SandboxBuyer.terms(BillingInterval.MONTH, 0));

        var shown = get(page.url());
        assertThat(shown.status()).isEqualTo(200);
        assertThat(shown.body())
                .contains("Pro &lt;&amp;&gt;", "&lt;b&gt;S&ouml;hne&lt;/b&gt;", "USD 20.00")
                .doesNotContain("<script", "<b>");
        assertThat(shown.headers().allValues("Content-Security-Policy"))
                .singleElement()
                .asString()
                .startsWith("default-src 'none';")
                .endsWith("form-action 'self' https://app.example.com https://other.example.com");
        assertThat(post(page.url(), "cancel").headers().firstValue("Location")).hasValue(SandboxBuyer.CANCEL);
        assertThat(world.gateway().subscribed(world.account(), page.id())).isNull();

        for (var again = 0; again < 2; again++) {
            var paid = post(page.url(), "pay");
            assertThat(paid.status()).isEqualTo(303);
            assertThat(paid.headers().firstValue("Location")).hasValue(SandboxBuyer.SUCCESS);
        }

        var id = Objects.requireNonNull(world.gateway().subscribed(world.account(), page.id()));
        assertThat(buyer.now(id).status()).isEqualTo(ACTIVE);
        assertThat(buyer.invoices(id)).singleElement().returns(2_000L, ProviderInvoice::paidMinor);
        assertThat(database.number(
                        "select count(*) from payments.sandbox_subscription where reference = ?", buyer.reference))
                .isEqualTo(1);
        assertThat(get("/sandbox/checkout/none").status()).isEqualTo(404);
        assertThat(get("/sandbox/portal/none").status()).isEqualTo(404);
    }

    @Test
    void isPaidOnceByTwoAtOnce() throws Exception {
        var page = buyer.page(SandboxBuyer.terms(BillingInterval.MONTH, 0));
        Callable<String> payer = () -> world.pays(page);

        assertThat(AtOnce.run(List.of(payer, payer, payer)).stream().distinct()).hasSize(1);
    }

    @Test
    void hasAPageOnWhichARenewalFailsOnce() {
        var id = world.pays(buyer.page(SandboxBuyer.terms(BillingInterval.MONTH, 0)));
        var portal = world.gateway()
                .portal(world.account(), Objects.requireNonNull(buyer.now(id).customer()), SandboxBuyer.SUCCESS);
        assertThat(get(portal).body()).contains("4242424242424242", "ACTIVE");

        assertThat(post(portal, "FAIL_NEXT").status()).isEqualTo(303);
        assertThat(post(portal, "RENEW").status()).isEqualTo(303);
        assertThat(buyer.now(id).status()).isEqualTo(PAST_DUE);
        assertThat(post(portal, "PAY").status()).isEqualTo(303);
        assertThat(buyer.now(id).status()).isEqualTo(ACTIVE);
        assertThat(post(portal, "SOMETHING").status()).isEqualTo(400);
        assertThat(post(portal, "back").headers().firstValue("Location")).hasValue(SandboxBuyer.SUCCESS);
    }

    @Test
    void expiresWhatNobodyPays() {
        var page = buyer.page(SandboxBuyer.terms(BillingInterval.MONTH, 0));
        world.passes(DAY.multipliedBy(2), buyer.reference);

        assertThat(buyer.events()).singleElement().returns("checkout.session.expired", PaymentEvent::type);
        assertThat(post(page.url(), "pay").status()).isEqualTo(410);
    }
}
