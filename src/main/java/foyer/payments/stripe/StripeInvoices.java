package foyer.payments.stripe;

import static foyer.payments.stripe.StripeFields.id;
import static foyer.payments.stripe.StripeFields.number;
import static foyer.payments.stripe.StripeFields.text;
import static foyer.payments.stripe.StripeFields.time;

import com.stripe.param.InvoiceLineItemListParams;
import foyer.payments.PaymentAccount;
import foyer.payments.ProviderInvoice;
import foyer.payments.ProviderInvoice.Line;
import foyer.payments.ProviderInvoice.Status;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Invoices as Stripe has them, of this version of its API and of those before. */
final class StripeInvoices {

    private static final long MOST_LINES = 100;

    private final StripeCalls calls;

    StripeInvoices(StripeCalls calls) {
        this.calls = calls;
    }

    /** All of it; Stripe is asked for lines that an invoice of many does not show itself. */
    ProviderInvoice whole(PaymentAccount account, JsonNode invoice) {
        return read(invoice, lines(account, invoice));
    }

    private JsonNode lines(PaymentAccount account, JsonNode invoice) {
        var lines = invoice.path("lines");
        var id = id(invoice);
        if (id == null || !lines.path("has_more").asBoolean(false)) {
            return lines.path("data");
        }
        var params = InvoiceLineItemListParams.builder().setLimit(MOST_LINES).build();
        return calls.ask(
                        account,
                        (stripe, options) ->
                                stripe.invoices().lineItems().list(StripeIds.required(id), params, options))
                .path("data");
    }

    private static ProviderInvoice read(JsonNode invoice, JsonNode lines) {
        var currency = currency(invoice);
        var total = number(invoice.path("total"));
        var tax = tax(invoice);
        var times = invoice.path("status_transitions");
        var period = period(invoice, lines);
        return new ProviderInvoice(
                Objects.requireNonNull(id(invoice)),
                subscription(invoice),
                text(invoice.path("number")),
                status(invoice),
                currency,
                StripeMoney.ours(currency, total - tax),
                StripeMoney.ours(currency, tax),
                StripeMoney.ours(currency, total),
                StripeMoney.ours(currency, number(invoice.path("amount_paid"))),
                StripeMoney.ours(currency, number(invoice.path("amount_remaining"))),
                period.start(),
                period.end(),
                issued(invoice),
                time(times.path("paid_at")),
                text(invoice.path("invoice_pdf")),
                text(invoice.path("hosted_invoice_url")),
                lines(currency, lines),
                StripeMoney.ours(currency, StripeCredits.applied(invoice)));
    }

    static String currency(JsonNode something) {
        return StripeMoney.currency(Objects.requireNonNull(text(something.path("currency"))));
    }

    /** The subscription that it is for; null for none. Until 2025 it had it itself. */
    static @Nullable String subscription(JsonNode invoice) {
        var parents = id(invoice.path("parent").path("subscription_details").path("subscription"));
        return parents == null ? id(invoice.path("subscription")) : parents;
    }

    /** The tenant, as the subscription had it when it was made. */
    static @Nullable UUID tenant(JsonNode invoice) {
        var parents = StripeFields.tenant(
                invoice.path("parent").path("subscription_details").path("metadata"));
        return parents == null
                ? StripeFields.tenant(invoice.path("subscription_details").path("metadata"))
                : parents;
    }

    private static Status status(JsonNode invoice) {
        var status = text(invoice.path("status"));
        return switch (status == null ? "" : status) {
            case "open" -> Status.OPEN;
            case "uncollectible" -> Status.UNCOLLECTIBLE;
            case "void" -> Status.VOID;
            case "paid" -> Status.PAID;
            default -> Status.DRAFT;
        };
    }

    private static Instant issued(JsonNode invoice) {
        var finalized = time(invoice.path("status_transitions").path("finalized_at"), invoice.path("created"));
        return Objects.requireNonNullElse(finalized, Instant.EPOCH);
    }

    private static long tax(JsonNode invoice) {
        // Until 2025 they were amounts of tax.
        for (var taxes : List.of(invoice.path("total_taxes"), invoice.path("total_tax_amounts"))) {
            if (taxes.isArray()) {
                return sum(taxes);
            }
        }
        return number(invoice.path("tax"));
    }

    private static long sum(JsonNode amounts) {
        return amounts.valueStream()
                .mapToLong(amount -> number(amount.path("amount")))
                .sum();
    }

    /**
     * The line's that is paid for the longest, which is what is paid for; the invoice's own is the one before, in which what
     * it charges was gathered.
     */
    private static Period period(JsonNode invoice, JsonNode lines) {
        var latest = new Period(null, null);
        for (var line : lines) {
            var period = Period.of(
                    line.path("period").path("start"), line.path("period").path("end"));
            if (period.end() != null && (latest.end() == null || period.end().isAfter(latest.end()))) {
                latest = period;
            }
        }
        return latest.end() == null ? Period.of(invoice.path("period_start"), invoice.path("period_end")) : latest;
    }

    /** From when until when. */
    private record Period(@Nullable Instant start, @Nullable Instant end) {

        static Period of(JsonNode start, JsonNode end) {
            return new Period(time(start), time(end));
        }
    }

    static List<Line> lines(String currency, JsonNode lines) {
        var read = new ArrayList<Line>();
        for (var line : lines) {
            var description = text(line.path("description"));
            read.add(new Line(
                    description == null ? "" : description,
                    StripeMoney.ours(currency, number(line.path("amount")) - sum(line.path("discount_amounts"))),
                    line.path("quantity").asInt(1),
                    time(line.path("period").path("start")),
                    time(line.path("period").path("end"))));
            if (read.size() == MOST_LINES) {
                break;
            }
        }
        return read;
    }
}
