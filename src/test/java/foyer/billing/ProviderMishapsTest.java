package foyer.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import foyer.payments.PayingWorld;
import foyer.payments.paypal.PayPalWorld;
import foyer.payments.stripe.StripeWorld;
import foyer.platform.database.Transactions;
import foyer.platform.graphql.UserErrorException;
import foyer.testing.FoyerTest;
import foyer.testing.TestDatabase;
import foyer.testing.TestTenants;
import foyer.testing.TestTenants.TestMember;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** What goes wrong with a provider after it went well: customers that are deleted there, money that does not arrive. */
@FoyerTest
@Tag("graphql")
@SuppressWarnings("NullAway.Init") // each test begins by choosing its provider
class ProviderMishapsTest {

    @Autowired
    ApplicationContext beans;

    @Autowired
    Transactions transactions;

    @Autowired
    TestTenants tenants;

    @Autowired
    TestDatabase database;

    private TestMember owner;
    private PayingWorld world;
    private PlayedBilling billing;
    private int told;

    @BeforeEach
    void signUp() {
        owner = tenants.signUpFree("LEAD_GENERATION");
    }

    @AfterEach
    void ends() {
        world.close();
    }

    private String pays(PayingWorld provider) {
        world = provider;
        billing = new PlayedBilling(beans, world, new BillingRows(database, owner.tenant()));
        return again();
    }

    private String again() {
        var subscription = billing.pays(owner, "ENTERPRISE", 2);
        tell();
        return subscription;
    }

    private void tell() {
        var all = world.deliveries();
        all.subList(told, all.size()).forEach(one -> billing.receives(world.signed(one.text(), world.now())));
        told = all.size();
    }

    private void refunds(String subscription) {
        refund(subscription, 500);
        tell();
    }

    private void refund(String subscription, long amountMinor) {
        var payment = world.gateway()
                .statement(world.account(), subscription)
                .payments()
                .getFirst();
        world.gateway()
                .refund(
                        world.account(),
                        payment.id(),
                        "USD",
                        amountMinor,
                        UUID.randomUUID().toString());
    }

    private String refund() {
        return billing.rows.text("select status from billing.refund where tenant_id = ?");
    }

    private String refunded() {
        return billing.rows.text("select refunded_minor::text from billing.payment where tenant_id = ?");
    }

    @Test
    void whoseCustomerWasDeletedSubscribesAsAnother() {
        var stripe = new StripeWorld();
        var subscription = pays(stripe);
        var before = billing.rows.text("select external_id from billing.customer where tenant_id = ?");
        stripe.gateway().cancel(stripe.account(), subscription, false, "end");
        tell();
        stripe.losesCustomers();

        again();

        assertThat(billing.rows.text("select external_id from billing.customer where tenant_id = ?"))
                .isNotBlank()
                .isNotEqualTo(before);
        assertThat(billing.rows.text("select plan from entitlements.claim where tenant_id = ?"))
                .isEqualTo("ENTERPRISE");
    }

    /** Somebody waits for the answer, and whoever asks again meets them. */
    @Test
    void whatStripeIsStillDoingIsAskedForAgain() {
        var stripe = new StripeWorld();
        pays(stripe);
        var payment = new BillingPaymentId(
                UUID.fromString(billing.rows.text("select id from billing.payment where tenant_id = ?")));
        var request = billing.rows.as(
                () -> transactions.write(() -> billing.refunds.request(payment, null, "They paid twice")));

        stripe.meetsAnother();
        assertThatThrownBy(() -> billing.rows.as(() -> billing.refunds.outcome(request)))
                .isInstanceOf(UserErrorException.class);
        assertThat(requests()).isEqualTo("REQUESTED");

        billing.rows.as(() -> {
            billing.refunds.askAgain(Instant.now().plusSeconds(1));
            return request;
        });
        assertThat(requests()).isEqualTo("DONE");
        assertThat(refund()).isEqualTo("SUCCEEDED");
        tell();
        assertThat(refund()).isEqualTo("SUCCEEDED");
    }

    private String requests() {
        return billing.rows.text("select status from billing.refund_request where tenant_id = ?");
    }

    @Test
    void whatWasGivenBackAndDidNotArriveIsTheTenantsNoMore() {
        var stripe = new StripeWorld();
        var subscription = pays(stripe);
        refunds(subscription);
        assertThat(refund()).isEqualTo("SUCCEEDED");
        assertThat(refunded()).isEqualTo("500");

        stripe.refundFails();
        tell();

        assertThat(refund()).isEqualTo("FAILED");
        assertThat(refunded()).isEqualTo("0");
    }

    /** That it was paid in between is told late, or never. */
    @Test
    void whoIsBehindAgainIsSoAnew() {
        var paypal = new PayPalWorld();
        var subscription = pays(paypal);
        paypal.fallsBehind(subscription);
        tell();
        var since = billing.rows.text("select status_since::text from billing.subscription where tenant_id = ?");

        paypal.catchesUp(subscription);
        told = paypal.deliveries().size();
        paypal.fallsBehind(subscription);
        tell();

        assertThat(billing.rows.text("select status from billing.subscription where tenant_id = ?"))
                .isEqualTo("PAST_DUE");
        assertThat(billing.rows.text("select status_since::text from billing.subscription where tenant_id = ?"))
                .isNotEqualTo(since);
    }

    @Test
    void whatTheBuyerDoesNotAgreeToInTimeComesNoMoreThoughNobodyTells() {
        pays(new PayPalWorld());
        assertThat(billing.wants(owner, 5)).isEmpty();

        billing.rows.change("update billing.pending_change set expires_at = now() where tenant_id = ?");
        billing.rows.change("update billing.account set due_at = now() where tenant_id = ?");
        billing.rows.as(beans.getBean(BillingDue.class)::advance);

        assertThat(billing.rows.text("select status from billing.pending_change where tenant_id = ?"))
                .isEqualTo("ABANDONED");
    }

    @Test
    void whatPayPalGaveBackIsFoundThoughNoWebhookCame() {
        var paypal = new PayPalWorld();
        var subscription = pays(paypal);
        refund(subscription, 500);
        refund(subscription, 300);
        refund(subscription, 200);
        var untold = paypal.deliveries().size();

        assertThat(billing.rows.as(billing.reconciles::reconcile).differences()).isEqualTo(4);

        assertThat(refunds()).isEqualTo("200 SUCCEEDED\n300 SUCCEEDED\n500 SUCCEEDED");
        assertThat(refunded()).isEqualTo("1000");
        assertThat(billing.rows.text("select kind from billing.history where kind = 'RECONCILED' and tenant_id = ?"))
                .hasLineCount(4);
        var asked = paypal.listedRefunds();
        assertThat(billing.rows.as(billing.reconciles::reconcile).differences()).isZero();
        assertThat(paypal.listedRefunds()).as("of what is known").isEqualTo(asked);

        // It comes after all.
        tell();
        assertThat(told).isEqualTo(untold);
        assertThat(refunds()).isEqualTo("200 SUCCEEDED\n300 SUCCEEDED\n500 SUCCEEDED");
    }

    private String refunds() {
        return billing.rows.text(
                "select amount_minor || ' ' || status from billing.refund where tenant_id = ? order by amount_minor");
    }

    @Test
    void whatPayPalGaveBackIsKnownOfThePayment() {
        refunds(pays(new PayPalWorld()));

        assertThat(refund()).isEqualTo("SUCCEEDED");
        assertThat(refunded()).isEqualTo("500");
    }
}
