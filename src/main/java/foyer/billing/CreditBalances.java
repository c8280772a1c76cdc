package foyer.billing;

import foyer.platform.money.Money;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What credit the tenant acted in has, with the provider of a subscription. */
@Component
class CreditBalances {

    private final CreditQueries credits;
    private final Prices prices;

    CreditBalances(CreditQueries credits, Prices prices) {
        this.credits = credits;
        this.prices = prices;
    }

    /** In minor units; less than zero when they owe. */
    long of(StoredSubscription current, String currency) {
        var customer = current.state().customer();
        return customer == null || !current.provider().keepsCredit()
                ? 0
                : credits.balance(new CreditHolder(current.provider(), customer), currency);
    }

    /** In the subscription's currency; null when there never was one. */
    @Nullable Money of(@Nullable StoredSubscription current) {
        var price = current == null ? null : prices.byCode(current.priceCode());
        return current == null || price == null ? null : new Money(of(current, price.currency()), price.currency());
    }
}
