package foyer.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import foyer.payments.PayingWorld;
import foyer.payments.PaymentEvent;
import foyer.payments.Payments;
import foyer.payments.Provider;
import foyer.payments.ProviderException;
import foyer.payments.ProviderSubscription;
import foyer.payments.SubscriptionStatus;
import foyer.payments.paypal.PayPalWorld;
import foyer.payments.stripe.StripeWorld;
import foyer.testing.FoyerTest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What Stripe and PayPal did not tell, or told of what is nobody's. */
@FoyerTest
@Tag("module")
class BillingMissedTest extends PlayedProvider {

    @Autowired
    ComparedTenantQueries compared;

    @Autowired
    BillingListener listener;

    @Autowired
    Payments payments;

    private String pays(PayingWorld provider) {
        plays(provider);
        return billing.pays(owner, "ENTERPRISE", 2);
    }

    private String plan() {
        return rows.text("select plan from entitlements.claim where tenant_id = ?");
    }

    @Test
    void whatWasPaidOnAPageIsFoundThoughNoWebhookCame() {
        pays(new StripeWorld());
        assertThat(plan()).isEqualTo("FREE");
        assertThat(compared.pages().after(null, 100_000)).contains(owner.tenant());

        rows.as(billing.reconciles::reconcile);

        assertThat(plan()).isEqualTo("ENTERPRISE");
        assertThat(rows.text("select status from billing.checkout where tenant_id = ?"))
                .isEqualTo("DONE");
    }

    private String refreshed() {
        return billing.as(owner, () -> {
            billing.refresh.refresh();
            return rows.text("select count(*) from billing.subscription where tenant_id = ?");
        });
    }

    /** PayPal has a subscription as soon as it has the page. */
    @Test
    void aPageThatNobodyAgreedToIsNoSubscriptionWhoeverAsks() {
        plays(new PayPalWorld());
        var page = billing.begins(owner, "ENTERPRISE", 2);

        assertThat(rows.as(billing.reconciles::reconcile).differences()).isZero();
        assertThat(refreshed()).isEqualTo("0");
        assertThat(rows.text("select status from billing.checkout where tenant_id = ?"))
                .isEqualTo("OPEN");

        billing.agrees(page);
        assertThat(refreshed()).isEqualTo("1");
        assertThat(plan()).isEqualTo("ENTERPRISE");
    }

    @Test
    void aPageThatIsOverIsAskedOfNoMore() {
        pays(new StripeWorld());
        rows.change("update billing.checkout set external_id = 'cs_gone', expires_at = now() - interval '2 days'"
                + " where tenant_id = ?");

        rows.as(billing.reconciles::reconcile);

        assertThat(rows.text("select status from billing.checkout where tenant_id = ?"))
                .isEqualTo("EXPIRED");
        assertThat(compared.pages().after(null, 100_000)).doesNotContain(owner.tenant());
    }

    @Test
    void aPageThatWasNeverAnsweredIsOverAfterADay() {
        pays(new StripeWorld());
        rows.change("update billing.checkout set external_id = null, expires_at = null,"
                + " created_at = now() - interval '25 hours' where tenant_id = ?");

        rows.as(billing.reconciles::reconcile);

        assertThat(rows.text("select status from billing.checkout where tenant_id = ?"))
                .isEqualTo("EXPIRED");
    }

    @Test
    void anInvoiceOfASubscriptionThatNobodyToldOfTellsOfIt() {
        pays(new StripeWorld());

        var invoices = billing.sent().stream()
                .filter(one -> one.text().contains("\"invoice.paid\""))
                .toList();
        assertThat(invoices).isNotEmpty();
        invoices.forEach(billing::receives);

        assertThat(plan()).isEqualTo("ENTERPRISE");
    }

    @Test
    void onlyOurPagesBeginSubscriptionsOfPayPal() {
        var subscription = pays(new PayPalWorld());
        rows.change("update billing.checkout set external_id = 'I-OTHER', subscription = null where tenant_id = ?");

        givesBack(subscription, 500);
        world.decides(world.disputes(subscription), true);
        billing.sent().forEach(billing::receives);

        assertThat(plan()).isEqualTo("FREE");
        for (var table : List.of("subscription", "invoice", "payment", "refund", "dispute", "customer")) {
            assertThat(rows.text("select count(*) from billing." + table + " where tenant_id = ?"))
                    .as(table)
                    .isEqualTo("0");
        }
        assertThat(rows.text("select count(*) from billing.history where kind like '%PAYMENT%' and tenant_id = ?"))
                .isEqualTo("0");
    }

    @Test
    void whatPayPalOnlySuspendsIsEndedOnceItsPeriodIsOver() {
        var subscription = pays(new PayPalWorld());
        billing.sent().forEach(billing::receives);
        assertThat(plan()).isEqualTo("ENTERPRISE");
        billing.as(owner, () -> {
            billing.changes.cancel(
                    new BillingInputs.Cancel(true, UUID.randomUUID().toString(), null));
            return plan();
        });
        assertThat(plan()).isEqualTo("ENTERPRISE");

        world.passes(Duration.ofDays(32));
        rows.change("update billing.subscription set period_end = now() - interval '1 hour' where tenant_id = ?");
        rows.as(billing.reconciles::reconcile);

        var ended = world.gateway().subscription(world.account(), subscription);
        assertThat(ended.status()).isEqualTo(SubscriptionStatus.CANCELLED);
        assertThat(ended.endedAt()).isNotNull();
        assertThat(plan()).isEqualTo("FREE");
    }

    @Test
    void aPriceThatIsInNoFileIsLookedIntoByPeople() {
        var id = "sub_" + UUID.randomUUID();
        var now = Instant.now();
        var told = new ProviderSubscription(
                id,
                null,
                owner.tenant(),
                SubscriptionStatus.ACTIVE,
                "NOBODYS",
                1,
                now,
                now,
                now,
                null,
                false,
                null,
                null,
                null,
                null,
                now);
        var event = new PaymentEvent(
                Provider.SANDBOX,
                "evt_1",
                "subscription.updated",
                now,
                owner.tenant(),
                id,
                List.of(new PaymentEvent.Seen.OfSubscription(told)));

        for (var i = 0; i < 2; i++) {
            assertThatThrownBy(() -> rows.as(() -> {
                        listener.received(payments.account(Provider.SANDBOX), event);
                        return id;
                    }))
                    .isInstanceOf(ProviderException.class);
        }

        assertThat(rows.text("select kind || ' ' || (details->0->>'after') from billing.history where tenant_id = ?"))
                .isEqualTo("UNKNOWN_PRICE " + id);
    }
}
