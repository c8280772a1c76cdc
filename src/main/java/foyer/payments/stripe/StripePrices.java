package foyer.payments.stripe;

import static foyer.payments.stripe.StripeFields.id;
import static foyer.payments.stripe.StripeFields.text;

import com.stripe.param.PriceCreateParams;
import com.stripe.param.PriceListParams;
import foyer.payments.BillingInterval;
import foyer.payments.PaymentAccount;
import foyer.payments.PriceTerms;
import foyer.payments.ProviderException;
import foyer.payments.ProviderException.Reason;
import foyer.payments.ProviderPrice;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Terms as Stripe has them: a price, and its product, for the plan and one for its seats, found by their lookup keys. */
final class StripePrices {

    private final StripeCalls calls;

    StripePrices(StripeCalls calls) {
        this.calls = calls;
    }

    ProviderPrice price(PaymentAccount account, PriceTerms terms, @Nullable ProviderPrice known) {
        if (known != null
                && known.code().equals(terms.code())
                && (known.amountId() != null) == (terms.amountMinor() > 0)
                && (known.seatId() != null) == (terms.seatAmountMinor() > 0)) {
            return known;
        }
        return new ProviderPrice(
                terms.code(),
                part(account, terms, StripePart.BASE, terms.amountMinor()),
                part(account, terms, StripePart.SEAT, terms.seatAmountMinor()));
    }

    private @Nullable String part(PaymentAccount account, PriceTerms terms, StripePart part, long minor) {
        if (minor == 0) {
            return null;
        }
        var amount = StripeMoney.toStripe(terms.currency(), minor);
        var found = find(account, part.lookupKey(terms.code()));
        var price = found == null ? make(account, terms, part, amount) : found;
        if (!isSame(price, terms, amount)) {
            throw StripeFailures.refused(Reason.CONFLICT, "price_differs");
        }
        return id(price);
    }

    private @Nullable JsonNode find(PaymentAccount account, String lookupKey) {
        var params =
                PriceListParams.builder().addLookupKey(lookupKey).setLimit(1L).build();
        var found = calls.ask(account, (stripe, options) -> stripe.prices().list(params, options))
                .path("data")
                .path(0);
        return found.isObject() ? found : null;
    }

    private JsonNode make(PaymentAccount account, PriceTerms terms, StripePart part, long amount) {
        var key = part.lookupKey(terms.code());
        var interval = terms.interval() == BillingInterval.YEAR
                ? PriceCreateParams.Recurring.Interval.YEAR
                : PriceCreateParams.Recurring.Interval.MONTH;
        var params = PriceCreateParams.builder()
                .setLookupKey(key)
                .setCurrency(terms.currency().toLowerCase(Locale.ROOT))
                .setUnitAmount(amount)
                .setRecurring(PriceCreateParams.Recurring.builder()
                        .setInterval(interval)
                        .build())
                .setProductData(PriceCreateParams.ProductData.builder()
                        .setName(part == StripePart.BASE ? terms.name() : terms.name() + " (seat)")
                        .build())
                .putMetadata(StripeFields.PRICE, terms.code())
                .putMetadata("foyer_part", part.name())
                .build();
        try {
            return calls.deed(
                    account,
                    "price-" + key,
                    "make",
                    (stripe, options) -> stripe.prices().create(params, options));
        } catch (ProviderException e) {
            // Somebody else made it meanwhile; what they made is looked at like any other.
            var made = find(account, key);
            if (made == null) {
                throw e;
            }
            return made;
        }
    }

    private static boolean isSame(JsonNode price, PriceTerms terms, long amount) {
        var recurring = price.path("recurring");
        return price.path("active").asBoolean(true)
                && price.path("unit_amount").asLong(-1) == amount
                && terms.currency().toLowerCase(Locale.ROOT).equals(text(price.path("currency")))
                && terms.interval().name().toLowerCase(Locale.ROOT).equals(text(recurring.path("interval")))
                && recurring.path("interval_count").asLong(1) == 1
                && !"metered".equals(text(recurring.path("usage_type")));
    }
}
