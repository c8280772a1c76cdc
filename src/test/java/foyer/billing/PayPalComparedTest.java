package foyer.billing;

import static org.assertj.core.api.Assertions.assertThat;

import foyer.payments.paypal.PayPalWorld;
import foyer.testing.FoyerTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What PayPal gave back is found by comparing, by as few questions as it takes, and whatever else it does not answer. */
@FoyerTest
@Tag("graphql")
class PayPalComparedTest extends PlayedProvider {

    private String refunds() {
        return rows.text(
                "select amount_minor || ' ' || status from billing.refund where tenant_id = ? order by amount_minor");
    }

    @Test
    void whatPayPalGaveBackIsFoundThoughNoWebhookCame() {
        var paypal = new PayPalWorld();
        var subscription = pays(paypal, 2);
        givesBack(subscription, 500);
        givesBack(subscription, 300);
        givesBack(subscription, 200);
        var untold = paypal.deliveries().size();

        assertThat(rows.as(billing.reconciles::reconcile).differences()).isEqualTo(4);

        assertThat(refunds()).isEqualTo("200 SUCCEEDED\n300 SUCCEEDED\n500 SUCCEEDED");
        assertThat(refunded()).isEqualTo("1000");
        assertThat(rows.text("select kind from billing.history where kind = 'RECONCILED' and tenant_id = ?"))
                .hasLineCount(4);
        var asked = paypal.listedEvents();
        assertThat(rows.as(billing.reconciles::reconcile).differences()).isZero();
        assertThat(paypal.listedEvents()).as("of what is known").isEqualTo(asked);

        // It comes after all.
        tell();
        assertThat(told).isEqualTo(untold);
        assertThat(refunds()).isEqualTo("200 SUCCEEDED\n300 SUCCEEDED\n500 SUCCEEDED");
    }

    /** The account's events are listed for what is not known. */
    @Test
    void whatPayPalGaveBackIsKnownOfThePayment() {
        var paypal = new PayPalWorld();
        refunds(pays(paypal, 2));

        assertThat(refund()).isEqualTo("SUCCEEDED");
        assertThat(refunded()).isEqualTo("500");
        rows.as(billing.reconciles::reconcile);
        assertThat(rows.as(billing.reconciles::reconcile).differences()).isZero();
        assertThat(paypal.listedEvents()).isZero();
    }

    @Test
    void whatWasGivenBackIsLookedForOnceWhateverHappensMeanwhile() {
        var paypal = new PayPalWorld();
        givesBack(pays(paypal, 2), 500);
        paypal.meanwhile(() -> rows.change("update billing.account set version = version + 1 where tenant_id = ?"));

        assertThat(rows.as(billing.reconciles::reconcile).differences()).isEqualTo(2);

        assertThat(refunds()).isEqualTo("500 SUCCEEDED");
        assertThat(paypal.listedEvents()).as("of each type of refunds").isEqualTo(2);
    }

    @Test
    void whatWasPaidLongAgoEndsNothingForBeingNoCapture() {
        var paypal = new PayPalWorld();
        refunds(pays(paypal, 2));
        paypal.knowsNoCaptures();

        rows.as(billing.reconciles::reconcile);

        assertThat(rows.text("select status from billing.subscription where tenant_id = ?"))
                .isEqualTo("ACTIVE");
        assertThat(refund()).isEqualTo("SUCCEEDED");
    }

    @Test
    void whatElseIsComparedCountsThoughComplaintsAreNotListed() {
        var paypal = new PayPalWorld();
        pays(paypal, 2);
        rows.change("update billing.subscription set seats = 1 where tenant_id = ?");
        paypal.hidesComplaints();

        assertThat(rows.as(billing.reconciles::reconcile).differences()).isEqualTo(1);
    }
}
