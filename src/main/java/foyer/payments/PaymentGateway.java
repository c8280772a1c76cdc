package foyer.payments;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One provider's protocol (spec/billing.md, "Providers"). All of them keep one contract, which one suite of tests states.
 * No call is made inside a transaction. A deed is done once for each {@code key}, however often it is asked for. Each may
 * throw a {@link ProviderException}, or an {@link foyer.platform.http.OutboundException} when nobody knows what became of
 * it.
 */
public interface PaymentGateway {

    /** Among headers where they came from: no header is named so. */
    String CLIENT = ":client";

    Provider provider();

    /** The price with the provider, made there when it is not; {@code known} is what this answered before. */
    ProviderPrice price(PaymentAccount account, PriceTerms terms, @Nullable ProviderPrice known);

    CheckoutPage checkout(PaymentAccount account, CheckoutRequest request, String key);

    /** The subscription that came of a page of a checkout; null while none has. NOT_FOUND for a page that is none. */
    @Nullable String subscribed(PaymentAccount account, String checkout);

    /**
     * Closes a page of a checkout, so that nobody subscribes on it any more. False when somebody has, or where there is no
     * way to; NOT_FOUND for a page that is none.
     */
    default boolean close(PaymentAccount account, String checkout) {
        return false;
    }

    /** A page of the provider's where a customer changes what they pay with; UNSUPPORTED where there is none. */
    String portal(PaymentAccount account, String customer, String returnUrl);

    /** What the change would cost; changes nothing, and is refused where the change would be for what it asks. */
    ChangePreview preview(PaymentAccount account, SubscriptionChange change);

    /** CONFLICT when it has ended, and for the end of the period with which it ends itself. */
    ChangeOutcome change(PaymentAccount account, SubscriptionChange change, String key);

    /** What was set for the end of the period does not come; nothing set is no error. */
    ProviderSubscription unschedule(PaymentAccount account, String subscription, String key);

    /** Ends it at once, or with the period that is paid; what has ended stays so. */
    ProviderSubscription cancel(PaymentAccount account, String subscription, boolean atPeriodEnd, String key);

    /** It goes on that was to end with its period, or is paused; CONFLICT when it has ended. */
    ProviderSubscription resume(PaymentAccount account, String subscription, String key);

    /** NOT_FOUND for a code that is none, has ended or is not for this. */
    ProviderSubscription applyCoupon(PaymentAccount account, String subscription, String coupon, String key);

    /** Gives back so much of a payment; CONFLICT when there is not so much left of it. */
    ProviderRefund refund(PaymentAccount account, String payment, String currency, long amountMinor, String key);

    /**
     * Gives credit that the customer's next invoices take before they charge. NOT_FOUND for a customer that is none, REJECTED
     * for nothing or less and for a currency that is not the customer's, UNSUPPORTED where there is no credit.
     */
    ProviderCredit grantCredit(PaymentAccount account, String customer, String currency, long amountMinor, String key);

    /** What credit of a customer came and went, the newest first and at most 100; empty where there is none. */
    List<ProviderCredit> credits(PaymentAccount account, String customer);

    /** All of a subscription as it is now. */
    ProviderStatement statement(PaymentAccount account, String subscription);

    /**
     * By which refunds of the last weeks these payments of a subscription went back, where {@link #statement} does not say so: it
     * may ask for far more than these, so that whoever knows their refunds does not ask. Otherwise none.
     */
    default List<ProviderRefund> refunds(PaymentAccount account, String subscription, Set<String> payments) {
        return List.of();
    }

    /**
     * The disputes of these payments of a subscription that the provider knows of, as they are now.
     *
     * @param gone those payments of which more went back than is known why: of these it is asked too who took them back,
     *     which may be to ask for far more
     */
    List<ProviderDispute> disputes(
            PaymentAccount account, String subscription, List<String> payments, Set<String> gone);

    /** A subscription as it is now. */
    ProviderSubscription subscription(PaymentAccount account, String subscription);

    /**
     * Whether what came is the provider's.
     *
     * @param headers by their names in lower case, and by {@link #CLIENT} the address of whoever sent them
     * @throws BadSignatureException when not, without saying why
     */
    SignedEvent verify(PaymentAccount account, Map<String, String> headers, byte[] body) throws BadSignatureException;

    /** What an event that was verified tells; asks the provider where the event does not say whose it is. */
    PaymentEvent read(PaymentAccount account, byte[] body);
}
