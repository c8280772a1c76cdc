package foyer.billing;

import foyer.payments.Payments;
import foyer.payments.Provider;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Which of its two worlds each provider is used in: that of real money or its test mode. What was made in one is not there in
 * the other, and gives nobody a plan there.
 */
@Component
class Modes {

    private final Payments payments;

    Modes(Payments payments) {
        this.payments = payments;
    }

    /** Whether real money moves by it; null when there is no account with it. */
    @Nullable Boolean live(Provider provider) {
        return payments.providers().contains(provider)
                ? payments.account(provider).live()
                : null;
    }

    /** Whether it is of the other world than the account that there is now. */
    boolean isOther(Provider provider, @Nullable Boolean live) {
        var now = live(provider);
        return now != null && live != null && !now.equals(live);
    }

    boolean isOther(StoredSubscription subscription) {
        return isOther(subscription.provider(), subscription.live());
    }
}
