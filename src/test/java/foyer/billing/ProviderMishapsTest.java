package foyer.billing;

import static org.assertj.core.api.Assertions.assertThat;

import foyer.payments.PayingWorld;
import foyer.payments.paypal.PayPalWorld;
import foyer.payments.stripe.StripeWorld;
import foyer.testing.FoyerTest;
import foyer.testing.TestDatabase;
import foyer.testing.TestTenants;
import foyer.testing.TestTenants.TestMember;
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
        var payment = world.gateway()
                .statement(world.account(), subscription)
                .payments()
                .getFirst();
        world.gateway()
                .refund(
                        world.account(),
                        payment.id(),
                        "USD",
                        500,
                        UUID.randomUUID().toString());
        tell();
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

    @Test
    void whatABankTakesBackIsTold() {
        var stripe = new StripeWorld();
        pays(stripe);

        stripe.disputes();
        tell();

        var history = billing.rows.text(
                "select details::text from billing.history where tenant_id = ? and kind = 'PAYMENT_DISPUTED' order by id");
        assertThat(history.lines()).hasSize(2);
        assertThat(history).contains("OPEN", "LOST", "USD");
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
    void whatPayPalGaveBackIsKnownOfThePayment() {
        refunds(pays(new PayPalWorld()));

        assertThat(refund()).isEqualTo("SUCCEEDED");
        assertThat(refunded()).isEqualTo("500");
    }
}
