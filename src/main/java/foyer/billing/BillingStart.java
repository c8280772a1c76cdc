package foyer.billing;

import foyer.payments.Payments;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Says once at the start what of the settings and files does not fit what tenants have: prices that are in no file any more,
 * and subscriptions of a provider's other world, which give nobody a plan.
 */
@Component
class BillingStart {

    private static final Logger LOG = LoggerFactory.getLogger(BillingStart.class);

    /** More of them tell nothing new. */
    private static final int MOST = 20;

    private final StartQueries queries;
    private final Prices prices;
    private final Payments payments;

    BillingStart(StartQueries queries, Prices prices, Payments payments) {
        this.queries = queries;
        this.prices = prices;
        this.payments = payments;
    }

    @EventListener(ApplicationReadyEvent.class)
    void tell() {
        try {
            var gone = queries.pricesBut(prices.codes(), MOST);
            if (!gone.isEmpty()) {
                LOG.warn("Subscriptions have prices that are in no file: {}", String.join(", ", gone));
            }
            for (var provider : payments.providers()) {
                var live = payments.account(provider).live();
                if (queries.hasSome(provider, !live)) {
                    LOG.warn(
                            "{} is used with {}, and there are subscriptions of its {}: they do not count",
                            provider,
                            live ? "real money" : "its test mode",
                            live ? "test mode" : "account for real money");
                }
            }
        } catch (RuntimeException e) {
            LOG.warn("what tenants have of billing could not be looked through", e);
        }
    }
}
