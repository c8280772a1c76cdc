package foyer.payments.stripe;

import static foyer.payments.stripe.StripeFields.text;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The two things that a subscription is made of: the plan itself, once, and its seats. */
enum StripePart {
    BASE,
    SEAT;

    /** By which a price is found again, unique with the account. */
    String lookupKey(String code) {
        return code + suffix();
    }

    private String suffix() {
        return "-" + name().toLowerCase(Locale.ROOT);
    }

    /** Which of them a price is for; null for a price that is none of Foyer's. */
    static @Nullable StripePart of(JsonNode price) {
        for (var part : values()) {
            if (part.code(price) != null) {
                return part;
            }
        }
        return null;
    }

    /** The code of the terms that a price is this part of; null when it is not. */
    @Nullable String code(JsonNode price) {
        var key = text(price.path("lookup_key"));
        if (key != null && key.endsWith(suffix())) {
            return key.substring(0, key.length() - suffix().length());
        }
        // A lookup key may have been given to another price since.
        var code = text(price.path("metadata").path(StripeFields.PRICE));
        return code != null && name().equals(text(price.path("metadata").path("foyer_part"))) ? code : null;
    }
}
