package foyer.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import foyer.payments.PayingWorld;
import foyer.payments.paypal.PayPalWorld;
import foyer.payments.stripe.StripeWorld;
import foyer.platform.graphql.UserErrorException;
import foyer.testing.FoyerTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Free days that end with a change, where the provider can: what is looked at first is what comes. */
@FoyerTest
@Tag("graphql")
class ProviderTrialsTest extends PlayedProvider {

    private String tries(PayingWorld provider) {
        plays(provider);
        var subscription = billing.pays(owner, "PRO", 2);
        tell();
        assertThat(status()).isEqualTo("TRIALING");
        return subscription;
    }

    private String status() {
        return rows.text("select status from billing.subscription where tenant_id = ?");
    }

    private void isRefused(int seats, String code) {
        assertThatThrownBy(() -> billing.looks(owner, seats))
                .isInstanceOfSatisfying(
                        UserErrorException.class,
                        e -> assertThat(e.problems().getFirst().code().name()).isEqualTo(code));
        assertThat(billing.wants(owner, seats)).containsExactly(code);
    }

    @Test
    void stripeChargesAtOnceWhatWasShown() {
        var subscription = tries(new StripeWorld());
        assertThat(billing.looks(owner, 25)).returns(false, BillingPreview::endsTrial);

        var shown = billing.looks(owner, 26);
        assertThat(shown).returns(true, BillingPreview::endsTrial).returns(true, BillingPreview::isExact);
        world.losesNextAnswer();
        assertThat(billing.looks(owner, 26))
                .returns(false, BillingPreview::isExact)
                .returns(true, BillingPreview::endsTrial)
                .returns(shown.dueNow(), BillingPreview::dueNow)
                .returns(shown.next(), BillingPreview::next);
        assertThat(billing.wants(owner, 26)).isEmpty();

        assertThat(status()).isEqualTo("ACTIVE");
        world.losesNextAnswer();
        assertThat(billing.looks(owner, 30).dueNow().amountMinor()).isPositive();
        assertThat(world.gateway().statement(world.account(), subscription).payments())
                .singleElement()
                .returns(shown.dueNow().amountMinor(), payment -> payment.amountMinor());
        assertThat(shown.nextAt())
                .isEqualTo(world.gateway()
                        .subscription(world.account(), subscription)
                        .periodEnd());
    }

    @Test
    void payPalsGoOnAndWhatIsNotFreeIsRefused() {
        tries(new PayPalWorld());

        isRefused(26, "TRIAL_GOES_ON");
        assertThat(billing.looks(owner, 25)).returns(0L, shown -> shown.dueNow().amountMinor());
        assertThat(status()).isEqualTo("TRIALING");
        assertThat(rows.text("select status from billing.pending_change where tenant_id = ?"))
                .isEmpty();
    }
}
