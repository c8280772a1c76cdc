package foyer.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import foyer.payments.stripe.StripeWorld;
import foyer.platform.graphql.UserErrorException;
import foyer.testing.FoyerTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a provider was asked for and never did is not taken for done, though what is known of the subscription looks so. */
@FoyerTest
@Tag("module")
class ChangesThatCameTest extends PlayedProvider {

    private StripeWorld subscribes() {
        var stripe = new StripeWorld();
        pays(stripe, 2);
        return stripe;
    }

    /** What was asked for is looked at again, without a word of the provider. */
    private void settles() {
        rows.as(() -> {
            beans.getBean(BillingApplying.class).settle();
            return told;
        });
    }

    private String undecided() {
        return rows.text("select status from billing.pending_change where tenant_id = ?"
                + " and status not in ('APPLIED', 'ABANDONED')");
    }

    /** What waits for its payment is with Stripe only, where it could still be paid. */
    @Test
    void whatWaitsForItsPaymentIsNotTakenForGone() {
        var stripe = subscribes();
        stripe.declines(true);
        assertThat(billing.wants(owner, 5)).isEmpty();
        stripe.declines(false);
        tell();

        stripe.refusesKeyOnce(false);
        assertThat(billing.wants(owner, 2, "stay")).containsExactly("PROVIDER_UNAVAILABLE");
        settles();
        assertThat(undecided()).isEqualTo("REQUESTED");
        assertThat(billing.wants(owner, 2, "stay")).isEmpty();

        assertThat(undecided()).isEmpty();
        tell();
        assertThat(rows.text("select status from billing.invoice where tenant_id = ? order by status"))
                .isEqualTo("PAID\nVOID");
        assertThat(rows.text("select seats from billing.subscription where tenant_id = ?"))
                .isEqualTo("2");
    }

    @Test
    void whatIsPausedHasNotGoneOn() {
        var stripe = subscribes();
        rows.change("update billing.subscription set status = 'PAUSED' where tenant_id = ?");

        stripe.refusesKeyOnce(false);
        assertThatThrownBy(this::resumes).isInstanceOf(UserErrorException.class);
        settles();
        assertThat(undecided()).isEqualTo("REQUESTED");

        resumes();
        assertThat(undecided()).isEmpty();
        assertThat(rows.text("select status from billing.subscription where tenant_id = ?"))
                .isEqualTo("ACTIVE");
    }

    private void resumes() {
        billing.as(owner, () -> {
            billing.changes.resume(new BillingInputs.Resume("on", null));
            return told;
        });
    }
}
