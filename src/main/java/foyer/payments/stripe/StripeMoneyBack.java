package foyer.payments.stripe;

import static foyer.payments.stripe.StripeFields.id;

import com.stripe.param.ChargeRetrieveParams;
import com.stripe.param.PaymentIntentRetrieveParams;
import com.stripe.param.PromotionCodeListParams;
import com.stripe.param.RefundCreateParams;
import com.stripe.param.SubscriptionUpdateParams;
import com.stripe.param.SubscriptionUpdateParams.Discount;
import foyer.payments.PaymentAccount;
import foyer.payments.ProviderException;
import foyer.payments.ProviderException.Reason;
import foyer.payments.ProviderRefund;
import foyer.payments.ProviderSubscription;
import foyer.payments.stripe.StripePayments.Of;
import tools.jackson.databind.JsonNode;

/** What is paid less: refunds, and coupons. */
final class StripeMoneyBack {

    private final StripeCalls calls;
    private final StripeSubscriptions subscriptions;

    StripeMoneyBack(StripeCalls calls, StripeSubscriptions subscriptions) {
        this.calls = calls;
        this.subscriptions = subscriptions;
    }

    ProviderRefund refund(PaymentAccount account, String payment, String currency, long minor, String key) {
        if (minor <= 0) {
            throw StripeFailures.refused(Reason.REJECTED, "amount");
        }
        var amount = StripeMoney.toStripe(currency, minor);
        var isIntent = payment.startsWith("pi_");
        // Stripe takes the amount as one of the payment's currency, whichever was meant.
        if (!StripeInvoices.currency(paid(account, payment, isIntent)).equals(currency)) {
            throw StripeFailures.refused(Reason.REJECTED, "currency");
        }
        var params = RefundCreateParams.builder().setAmount(amount);
        var asked = (isIntent ? params.setPaymentIntent(payment) : params.setCharge(payment)).build();
        try {
            var refund = calls.deed(
                    account,
                    key,
                    "refund",
                    (stripe, options) -> stripe.refunds().create(asked, options));
            return StripePayments.ofRefund(refund, new Of(null, null));
        } catch (ProviderException e) {
            // What Stripe has no code for: there is not so much left of it.
            throw e.reason() == Reason.REJECTED ? StripeFailures.refused(Reason.CONFLICT, "amount_too_large") : e;
        }
    }

    private JsonNode paid(PaymentAccount account, String payment, boolean isIntent) {
        var id = StripeIds.required(payment);
        return calls.ask(
                account,
                (stripe, options) -> isIntent
                        ? stripe.paymentIntents()
                                .retrieve(
                                        id,
                                        PaymentIntentRetrieveParams.builder().build(),
                                        options)
                        : stripe.charges()
                                .retrieve(id, ChargeRetrieveParams.builder().build(), options));
    }

    /**
     * Promotion codes alone: they are what people are told, with limits of their own. A coupon without one is for whoever runs
     * the account.
     */
    ProviderSubscription apply(PaymentAccount account, String subscription, String coupon, String key) {
        var id = StripeIds.required(subscription);
        var params = SubscriptionUpdateParams.builder()
                .addDiscount(discount(account, coupon.strip()))
                .build();
        try {
            calls.deed(
                    account,
                    key,
                    "coupon",
                    (stripe, options) -> stripe.subscriptions().update(id, params, options));
        } catch (ProviderException e) {
            // Not for this plan or customer, or ended since it was looked up.
            throw e.reason() == Reason.REJECTED ? StripeFailures.refused(Reason.NOT_FOUND, "coupon") : e;
        }
        return StripeSubscriptions.read(subscriptions.now(account, subscription));
    }

    private Discount discount(PaymentAccount account, String code) {
        var id = StripeIds.required(code);
        var params = PromotionCodeListParams.builder()
                .setCode(id)
                .setActive(true)
                .setLimit(1L)
                .build();
        var promotion = id(
                calls.ask(account, (stripe, options) -> stripe.promotionCodes().list(params, options))
                        .path("data")
                        .path(0));
        if (promotion != null) {
            return Discount.builder().setPromotionCode(promotion).build();
        }
        throw StripeFailures.refused(Reason.NOT_FOUND, "coupon");
    }
}
