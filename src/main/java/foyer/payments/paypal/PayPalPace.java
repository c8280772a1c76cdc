package foyer.payments.paypal;

import foyer.payments.Provider;
import foyer.payments.ProviderException;
import foyer.payments.ProviderException.Reason;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Semaphore;

/**
 * How often and how many at once this node asks PayPal something because a webhook came whose sender nobody knows yet:
 * strangers can send those as fast as they like. What is over it is not asked, and the webhook has to come again.
 */
final class PayPalPace {

    static final int EACH_MINUTE = 60;

    private static final int AT_ONCE = 4;
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final Clock clock;
    private final Semaphore free = new Semaphore(AT_ONCE);
    private Instant begun = Instant.EPOCH;
    private int asked;

    PayPalPace(Clock clock) {
        this.clock = clock;
    }

    /** One question, to be closed when it is answered. */
    interface Question extends AutoCloseable {
        @Override
        void close();
    }

    /**
     * @throws ProviderException when there are too many
     */
    Question ask() {
        if (!isInTime() || !free.tryAcquire()) {
            throw new ProviderException(Provider.PAYPAL, Reason.CONFLICT, "too_many_webhooks");
        }
        return free::release;
    }

    private synchronized boolean isInTime() {
        var now = clock.instant();
        if (!now.isBefore(begun.plus(MINUTE))) {
            begun = now;
            asked = 0;
        }
        return ++asked <= EACH_MINUTE;
    }
}
