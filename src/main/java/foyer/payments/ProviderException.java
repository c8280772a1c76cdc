package foyer.payments;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The provider did not do what it was asked for. Tells nothing of what was sent: that may be a secret. No answer at all
 * is an {@link foyer.platform.http.OutboundException}, whose effect is unknown: asked again with the same key, the
 * provider does it once.
 */
public final class ProviderException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Each provider's words for it; what Stripe has none for its gateway words. */
    private static final Set<String> OF_AMOUNT = Set.of(
            "amount_too_large",
            "charge_already_refunded",
            "CAPTURE_FULLY_REFUNDED",
            "REFUND_AMOUNT_EXCEEDED",
            "REFUND_EXCEEDED_TRANSACTION_AMOUNT",
            "TRANSACTION_ALREADY_REFUNDED");

    private final Reason reason;
    private final @Nullable String code;

    /** Why. */
    public enum Reason {
        /** There is no such thing with the provider. */
        NOT_FOUND,
        /** The card or account was not charged; the buyer has to do something. */
        DECLINED,
        /** The provider knows no such deed: coupons with PayPal. */
        UNSUPPORTED,
        /** It is not in a state for that: refunded already, cancelled. */
        CONFLICT,
        /** The account's keys are wrong, or may not do that: for whoever runs it. */
        MISCONFIGURED,
        /** What was asked for makes no sense to the provider. */
        REJECTED
    }

    public ProviderException(Provider provider, Reason reason, @Nullable String code) {
        super(provider + ": " + reason + (code == null ? "" : " (" + code + ")"));
        this.reason = reason;
        this.code = code;
    }

    public Reason reason() {
        return reason;
    }

    /** Whether there is not so much left of a payment. */
    public boolean isOfAmount() {
        return reason == Reason.CONFLICT && code != null && OF_AMOUNT.contains(code);
    }

    /** The provider's word for it, {@code card_declined}; null when it has none. */
    public @Nullable String code() {
        return code;
    }
}
