package foyer.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import foyer.payments.paypal.PayPalWorld;
import foyer.payments.stripe.StripeWorld;
import foyer.platform.database.Transactions;
import foyer.platform.graphql.UserErrorException;
import foyer.platform.money.MoneyInput;
import foyer.testing.FoyerTest;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What goes wrong with a provider after it went well: customers that are deleted there, money that does not arrive. */
@FoyerTest
@Tag("graphql")
class ProviderMishapsTest extends PlayedProvider {

    @Autowired
    Transactions transactions;

    @Test
    void whoseCustomerWasDeletedSubscribesAsAnother() {
        var stripe = new StripeWorld();
        var subscription = pays(stripe, 2);
        var before = rows.text("select external_id from billing.customer where tenant_id = ?");
        stripe.gateway().cancel(stripe.account(), subscription, false, "end");
        tell();
        stripe.losesCustomers();

        billing.pays(owner, "ENTERPRISE", 2);
        tell();

        assertThat(rows.text("select external_id from billing.customer where tenant_id = ?"))
                .isNotBlank()
                .isNotEqualTo(before);
        assertThat(rows.text("select plan from entitlements.claim where tenant_id = ?"))
                .isEqualTo("ENTERPRISE");
    }

    /** Somebody waits for the answer, and whoever asks again meets them. */
    @Test
    void whatStripeIsStillDoingIsAskedForAgain() {
        var stripe = new StripeWorld();
        pays(stripe, 2);

        stripe.meetsAnother();
        wantsBack("PROVIDER_UNAVAILABLE");
        assertThat(requests()).isEqualTo("REQUESTED");

        billing.asksAgain(billing.refunds);
        assertThat(requests()).isEqualTo("DONE");
        assertThat(refund()).isEqualTo("SUCCEEDED");
        tell();
        assertThat(refund()).isEqualTo("SUCCEEDED");
    }

    /** What Stripe has done it does not undo because its keys were changed before anybody asked again. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void keysThatAreWrongOrOfAnotherAccountDecideNothing(boolean wrong) {
        var stripe = new StripeWorld();
        var subscription = pays(stripe, 2);
        stripe.losesNextAnswer();
        wantsBack("PROVIDER_UNAVAILABLE");

        if (wrong) {
            stripe.refusesKeyOnce(false);
        } else {
            stripe.refusesKeyOnce(true);
        }
        assertThatThrownBy(() -> billing.asksAgain(billing.refunds))
                .isInstanceOf(UserErrorException.class)
                .hasMessageContaining("PROVIDER_UNAVAILABLE");
        assertThat(requests()).isEqualTo("REQUESTED");

        billing.asksAgain(billing.refunds);
        assertThat(requests()).as("after a pause").isEqualTo("REQUESTED");
        nobodyWaits();
        billing.asksAgain(billing.refunds);
        assertThat(requests()).isEqualTo("DONE");
        assertThat(refund()).isEqualTo("SUCCEEDED");
        assertThat(refunded()).isEqualTo("500");
        assertThat(world.gateway().statement(world.account(), subscription).refunds())
                .hasSize(1);
    }

    @Test
    void whatIsDisputedIsNotTooMuchToGiveBack() {
        var subscription = pays(new StripeWorld(), 2);
        world.disputes(subscription);

        wantsBack("STATE_CONFLICT");

        assertThat(requests()).isEqualTo("REFUSED");
    }

    /** Asks for 500 back, of which nothing is heard; nobody waits for it. */
    private void wantsBack(String code) {
        var payment =
                new BillingPaymentId(UUID.fromString(rows.text("select id from billing.payment where tenant_id = ?")));
        assertThatThrownBy(() -> rows.as(() -> {
                    var request = transactions.write(
                            () -> billing.refunds.request(payment, new MoneyInput(500, "USD"), "They paid twice"));
                    return billing.refunds.outcome(request);
                }))
                .isInstanceOf(UserErrorException.class)
                .hasMessageContaining(code);
        nobodyWaits();
    }

    private void nobodyWaits() {
        rows.requested("refund_request", "3 minutes");
    }

    private String requests() {
        return rows.text("select status from billing.refund_request where tenant_id = ?");
    }

    @Test
    void whatWasGivenBackAndDidNotArriveIsTheTenantsNoMore() {
        var stripe = new StripeWorld();
        var subscription = pays(stripe, 2);
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
        var subscription = pays(paypal, 2);
        paypal.fallsBehind(subscription);
        tell();
        var since = rows.text("select status_since::text from billing.subscription where tenant_id = ?");

        paypal.catchesUp(subscription);
        told = paypal.deliveries().size();
        paypal.fallsBehind(subscription);
        tell();

        assertThat(rows.text("select status from billing.subscription where tenant_id = ?"))
                .isEqualTo("PAST_DUE");
        assertThat(rows.text("select status_since::text from billing.subscription where tenant_id = ?"))
                .isNotEqualTo(since);
    }

    @Test
    void whatTheBuyerDoesNotAgreeToInTimeComesNoMoreThoughNobodyTells() {
        pays(new PayPalWorld(), 2);
        assertThat(billing.wants(owner, 5)).isEmpty();

        rows.change("update billing.pending_change set expires_at = now() where tenant_id = ?");
        rows.change("update billing.account set due_at = now() where tenant_id = ?");
        rows.as(beans.getBean(BillingDue.class)::advance);

        assertThat(rows.text("select status from billing.pending_change where tenant_id = ?"))
                .isEqualTo("ABANDONED");
    }
}
