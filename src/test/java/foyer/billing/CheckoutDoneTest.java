package foyer.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import foyer.payments.PaymentEvent;
import foyer.payments.PaymentEvent.Seen.CheckoutDone;
import foyer.payments.Payments;
import foyer.payments.Provider;
import foyer.payments.ProviderException;
import foyer.testing.FoyerTest;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A provider tells that a page is done before it answers what came of it. */
@FoyerTest
@Tag("graphql")
class CheckoutDoneTest extends PayingTenant {

    @Autowired
    BillingListener listener;

    @Autowired
    Payments payments;

    @Test
    void aPageStaysOpenUntilItsSubscriptionIsKnownSoThatWhoeverComesBackFindsIt() {
        var page = billing.start(BillingApi.checkout("PRO", 2))
                .succeeded("billingCheckoutStart")
                .text("billingCheckoutStart.redirectUrl");
        var id = rows.text("select external_id from billing.checkout where tenant_id = ?");

        assertThatThrownBy(() -> receive(new CheckoutDone(id, "sub-" + UUID.randomUUID())))
                .isInstanceOf(ProviderException.class);
        assertThat(rows.text("select status from billing.checkout where tenant_id = ?"))
                .isEqualTo("OPEN");

        BillingApi.pay(page, "pay");
        billing.refresh();
        assertThat(billing.text("subscription.seats")).isEqualTo("2");
    }

    private void receive(PaymentEvent.Seen seen) {
        var event = new PaymentEvent(
                Provider.SANDBOX,
                "done-" + UUID.randomUUID(),
                "checkout.done",
                Instant.now(),
                rows.tenant(),
                null,
                List.of(seen));
        rows.as(() -> {
            listener.received(payments.account(Provider.SANDBOX), event);
            return event;
        });
    }
}
