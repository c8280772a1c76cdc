package foyer.payments.stripe;

import static foyer.payments.stripe.StripeFields.number;
import static foyer.payments.stripe.StripeFields.time;

import com.stripe.param.InvoiceCreatePreviewParams;
import com.stripe.param.InvoiceCreatePreviewParams.PreviewMode;
import com.stripe.param.InvoiceCreatePreviewParams.SubscriptionDetails;
import com.stripe.param.InvoiceCreatePreviewParams.SubscriptionDetails.ProrationBehavior;
import foyer.payments.ChangePreview;
import foyer.payments.PaymentAccount;
import foyer.payments.ProviderException.Reason;
import foyer.payments.ProviderInvoice.Line;
import foyer.payments.SubscriptionChange;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What a change would cost, by the invoices that Stripe would make. */
final class StripePreviews {

    private final StripeCalls calls;
    private final StripeSubscriptions subscriptions;

    StripePreviews(StripeCalls calls, StripeSubscriptions subscriptions) {
        this.calls = calls;
        this.subscriptions = subscriptions;
    }

    ChangePreview of(PaymentAccount account, SubscriptionChange change) {
        var now = subscriptions.now(account, change.subscription());
        if (StripeSubscriptions.hasEnded(now)) {
            throw StripeFailures.refused(Reason.CONFLICT, "subscription_canceled");
        }
        if (!change.atPeriodEnd()) {
            return now(account, now, change);
        }
        if (!StripeItems.steps(now, change.price(), change.seats()).isEmpty()) {
            StripeChanges.requireGoesOn(now);
        }
        return later(account, now, change);
    }

    /** The invoice of the difference, and what is paid each period from then on. */
    private ChangePreview now(PaymentAccount account, JsonNode now, SubscriptionChange change) {
        var due = ask(account, now, change, ProrationBehavior.ALWAYS_INVOICE, PreviewMode.NEXT);
        var next = ask(account, now, change, ProrationBehavior.NONE, PreviewMode.RECURRING);
        var currency = StripeInvoices.currency(due);
        var lines = StripeInvoices.lines(currency, due.path("lines").path("data"));
        var total = number(next.path("total"));
        return new ChangePreview(
                currency,
                lines,
                Math.max(0, StripeMoney.ours(currency, number(due.path("amount_due")))),
                StripeMoney.ours(currency, total),
                StripeMoney.ours(currency, StripeCredits.due(due, total)),
                end(lines, now),
                true);
    }

    /** Another interval begins anew, which the lines of it say. */
    private static @Nullable Instant end(List<Line> lines, JsonNode now) {
        Instant latest = null;
        for (var line : lines) {
            var end = line.periodEnd();
            if (end != null && (latest == null || end.isAfter(latest))) {
                latest = end;
            }
        }
        return latest == null ? periodEnd(now) : latest;
    }

    private static @Nullable Instant periodEnd(JsonNode subscription) {
        return time(StripeSubscriptions.period(subscription).path("current_period_end"));
    }

    private ChangePreview later(PaymentAccount account, JsonNode now, SubscriptionChange change) {
        var next = ask(account, now, change, ProrationBehavior.NONE, PreviewMode.NEXT);
        var currency = StripeInvoices.currency(next);
        return new ChangePreview(
                currency,
                StripeInvoices.lines(currency, next.path("lines").path("data")),
                0,
                StripeMoney.ours(currency, number(next.path("total"))),
                Math.max(0, StripeMoney.ours(currency, number(next.path("amount_due")))),
                periodEnd(now),
                true);
    }

    private JsonNode ask(
            PaymentAccount account,
            JsonNode now,
            SubscriptionChange change,
            ProrationBehavior proration,
            PreviewMode mode) {
        var details = SubscriptionDetails.builder().setProrationBehavior(proration);
        for (var step : StripeItems.steps(now, change.price(), change.seats())) {
            var item = SubscriptionDetails.Item.builder();
            if (step.item() != null) {
                item.setId(step.item());
            }
            if (step.price() == null) {
                item.setDeleted(true);
            } else {
                item.setPrice(step.price()).setQuantity(step.quantity());
            }
            details.addItem(item.build());
        }
        if (StripeChanges.endsTrial(now, change)) {
            details.setTrialEnd(SubscriptionDetails.TrialEnd.NOW);
        }
        var params = InvoiceCreatePreviewParams.builder()
                .setSubscription(change.subscription())
                .setSubscriptionDetails(details.build())
                .setPreviewMode(mode)
                .build();
        return calls.ask(account, (stripe, options) -> stripe.invoices().createPreview(params, options));
    }
}
