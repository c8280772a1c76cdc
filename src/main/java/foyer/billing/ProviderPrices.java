package foyer.billing;

import foyer.payments.PaymentAccount;
import foyer.payments.PaymentGateway;
import foyer.payments.ProviderPrice;
import org.springframework.stereotype.Component;

/** Prices as providers have them: made there when they are first needed, and kept for everybody. */
@Component
class ProviderPrices {

    private final ProviderPriceQueries queries;

    ProviderPrices(ProviderPriceQueries queries) {
        this.queries = queries;
    }

    /** Throws as the gateway does. */
    ProviderPrice of(PaymentGateway gateway, PaymentAccount account, Price price) {
        var known = queries.read(price.code(), account.live());
        var answered = gateway.price(account, price.terms(), known);
        if (!answered.equals(known)) {
            queries.write(answered, account.live());
        }
        return answered;
    }
}
