package foyer.payments.stripe;

import static foyer.payments.stripe.StripeFields.id;
import static foyer.payments.stripe.StripeFields.text;
import static foyer.payments.stripe.StripeFields.time;

import com.stripe.param.checkout.SessionCreateParams;
import foyer.payments.CheckoutPage;
import foyer.payments.CheckoutRequest;
import foyer.payments.PaymentAccount;
import foyer.payments.ProviderException;
import foyer.payments.ProviderException.Reason;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Stripe's pages: Checkout, where somebody subscribes, and the Customer Portal. */
final class StripeCheckouts {

    private final StripeCalls calls;

    StripeCheckouts(StripeCalls calls) {
        this.calls = calls;
    }

    CheckoutPage open(PaymentAccount account, CheckoutRequest request, String key) {
        var params = params(request);
        var session = calls.deed(
                account,
                key,
                "checkout",
                (stripe, options) -> stripe.checkout().sessions().create(params, options));
        return new CheckoutPage(
                Objects.requireNonNull(id(session)),
                Objects.requireNonNull(text(session.path("url"))),
                Objects.requireNonNull(time(session.path("expires_at"))),
                id(session.path("subscription")));
    }

    /** The session has its subscription once it was paid, or its trial has begun. */
    @Nullable String subscribed(PaymentAccount account, String checkout) {
        var id = StripeIds.required(checkout);
        return id(calls.ask(
                        account,
                        (stripe, options) -> stripe.checkout().sessions().retrieve(id, options))
                .path("subscription"));
    }

    /** Stripe refuses it of a session that is not open, whichever way it came to that. */
    boolean close(PaymentAccount account, String checkout) {
        var id = StripeIds.required(checkout);
        try {
            calls.deed(
                    account,
                    id,
                    "expire",
                    (stripe, options) -> stripe.checkout().sessions().expire(id, options));
            return true;
        } catch (ProviderException e) {
            if (e.reason() != Reason.REJECTED && e.reason() != Reason.CONFLICT) {
                throw e;
            }
            return switch (status(account, id)) {
                case "expired" -> true;
                case "complete" -> false;
                default -> throw e;
            };
        }
    }

    private String status(PaymentAccount account, String id) {
        return calls.ask(
                        account,
                        (stripe, options) -> stripe.checkout().sessions().retrieve(id, options))
                .path("status")
                .asString("");
    }

    private static SessionCreateParams params(CheckoutRequest request) {
        var tenant = request.reference().toString();
        var subscription = SessionCreateParams.SubscriptionData.builder().putMetadata(StripeFields.TENANT, tenant);
        if (request.trialDays() > 0) {
            subscription.setTrialPeriodDays((long) request.trialDays());
        }
        var params = SessionCreateParams.builder()
                .setMode(SessionCreateParams.Mode.SUBSCRIPTION)
                .setClientReferenceId(tenant)
                .putMetadata(StripeFields.TENANT, tenant)
                .setSubscriptionData(subscription.build())
                .setAllowPromotionCodes(true)
                .setSuccessUrl(request.successUrl())
                .setCancelUrl(request.cancelUrl());
        for (var item : StripeItems.of(request.price(), request.seats()).entrySet()) {
            params.addLineItem(SessionCreateParams.LineItem.builder()
                    .setPrice(item.getKey())
                    .setQuantity(item.getValue())
                    .build());
        }
        if (request.customer() == null) {
            params.setCustomerEmail(request.email());
        } else {
            params.setCustomer(request.customer());
        }
        return params.build();
    }

    String portal(PaymentAccount account, String customer, String returnUrl) {
        var params = com.stripe.param.billingportal.SessionCreateParams.builder()
                .setCustomer(customer)
                .setReturnUrl(returnUrl)
                .build();
        var session = calls.ask(
                account, (stripe, options) -> stripe.billingPortal().sessions().create(params, options));
        return Objects.requireNonNull(text(session.path("url")));
    }
}
