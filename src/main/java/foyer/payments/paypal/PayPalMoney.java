package foyer.payments.paypal;

import foyer.platform.money.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Amounts as PayPal writes them, in decimals, and in minor units of ISO 4217. */
final class PayPalMoney {

    /** Of these PayPal takes whole amounts only, whatever ISO 4217 says (its "Currency codes"). */
    private static final Set<String> WHOLE = Set.of("HUF", "JPY", "TWD");

    private PayPalMoney() {}

    /**
     * As a request has it.
     *
     * @throws ArithmeticException when PayPal cannot take so small a part of the currency
     */
    static Map<String, Object> of(long minor, String currency) {
        var amount = BigDecimal.valueOf(minor, Money.digits(currency));
        var written = WHOLE.contains(currency) ? amount.setScale(0, RoundingMode.UNNECESSARY) : amount;
        return Map.of("value", written.toPlainString(), "currency_code", currency);
    }

    /** An amount of the newer interfaces, {@code value} and {@code currency_code}, or the older, {@code total} and {@code currency}. */
    static long minor(JsonNode amount) {
        var text = amount.path("value").asString(amount.path("total").asString("0"));
        return new BigDecimal(text)
                .movePointRight(Money.digits(currency(amount)))
                .setScale(0, RoundingMode.HALF_UP)
                .longValueExact();
    }

    static String currency(JsonNode amount) {
        return amount.path("currency_code").asString(amount.path("currency").asString("USD"));
    }
}
