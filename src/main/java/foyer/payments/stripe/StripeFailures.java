package foyer.payments.stripe;

import com.stripe.exception.CardException;
import com.stripe.exception.IdempotencyException;
import com.stripe.exception.StripeException;
import foyer.payments.Provider;
import foyer.payments.ProviderException;
import foyer.payments.ProviderException.Reason;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Stripe's errors in the contract's words ("Error codes" of Stripe's documentation). */
final class StripeFailures {

    private static final int NO_KEY = 401;
    private static final int PAYMENT_REQUIRED = 402;
    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;

    /** Whatever the status, of something that is there and not in the state for it. */
    private static final Set<String> OF_STATE = Set.of(
            "charge_already_refunded",
            "charge_disputed",
            "charge_not_refundable",
            "invoice_not_editable",
            "invoice_upcoming_none",
            "payment_intent_unexpected_state",
            "refund_disputed_payment",
            "resource_already_exists",
            "setup_intent_unexpected_state",
            "subscription_canceled");

    /** A code is a word; anything else may be a secret. */
    private static final Pattern CODE = Pattern.compile("[a-z0-9_]{1,80}");

    private StripeFailures() {}

    static ProviderException of(StripeException e) {
        return new ProviderException(Provider.STRIPE, reason(e), code(e));
    }

    static ProviderException refused(Reason reason, String code) {
        return new ProviderException(Provider.STRIPE, reason, code);
    }

    private static Reason reason(StripeException e) {
        var status = Objects.requireNonNullElse(e.getStatusCode(), 0);
        if (e instanceof CardException || status == PAYMENT_REQUIRED) {
            return Reason.DECLINED;
        }
        if (e instanceof IdempotencyException) {
            return Reason.CONFLICT;
        }
        if (status == NO_KEY || status == FORBIDDEN) {
            return Reason.MISCONFIGURED;
        }
        var code = Objects.requireNonNullElse(e.getCode(), "");
        if (OF_STATE.contains(code)) {
            return Reason.CONFLICT;
        }
        return status == NOT_FOUND || code.equals("resource_missing") ? Reason.NOT_FOUND : Reason.REJECTED;
    }

    private static @Nullable String code(StripeException e) {
        var code = e.getCode();
        if (e instanceof CardException card && card.getDeclineCode() != null) {
            code = card.getDeclineCode();
        }
        return code != null && CODE.matcher(code).matches() ? code : null;
    }
}
