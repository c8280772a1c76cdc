package foyer.billing;

import foyer.payments.PaymentAccount;
import foyer.payments.PaymentEvent;
import foyer.payments.PaymentListener;
import foyer.platform.security.CurrentCaller;
import org.springframework.stereotype.Component;

/** Takes what providers tell of what tenants pay the platform. */
@Component
class BillingListener implements PaymentListener {

    private final BillingApplying applying;
    private final ProviderCalls calls;
    private final ExtraSubscriptions extras;
    private final OtherPages pages;

    BillingListener(BillingApplying applying, ProviderCalls calls, ExtraSubscriptions extras, OtherPages pages) {
        this.applying = applying;
        this.calls = calls;
        this.extras = extras;
        this.pages = pages;
    }

    @Override
    public boolean takes(PaymentAccount account) {
        return account.isPlatforms();
    }

    @Override
    public void received(PaymentAccount account, PaymentEvent event) {
        if (!CurrentCaller.tenant().equals(event.reference())) {
            return;
        }
        // Who hears of a payment depends on what it is for.
        for (var unheard : applying.unheardOf(event)) {
            calls.ask(event.provider(), unheard, false);
        }
        for (var doubtful : applying.apply(event)) {
            calls.ask(event.provider(), doubtful, false);
        }
        // It is applied by now, whatever becomes of the rest.
        var attempts = new Attempts();
        attempts.run(extras::end);
        attempts.run(pages::close);
        attempts.end();
    }
}
