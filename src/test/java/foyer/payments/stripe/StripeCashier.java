package foyer.payments.stripe;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** How a test's Stripe charges: invoices, payments and periods. */
final class StripeCashier {

    private final StripeBooks books;
    private final StripeGoods goods;
    private final StripeBalances balances;

    /** Whether cards are declined from now on. */
    boolean declines;

    StripeCashier(StripeBooks books) {
        this.books = books;
        this.goods = new StripeGoods(books);
        this.balances = new StripeBalances(books);
    }

    StripeBalances balances() {
        return balances;
    }

    StripeGoods goods() {
        return goods;
    }

    ObjectNode line(ObjectNode subscription, String description, long amount, long quantity) {
        var first = StripeGoods.items(subscription).getFirst();
        var line = StripeBooks.shape("line_item");
        line.put("id", books.id("il_"))
                .put("amount", amount)
                .put("description", description)
                .put("quantity", quantity);
        ((ObjectNode) line.path("period"))
                .put("start", first.path("current_period_start").asLong())
                .put("end", first.path("current_period_end").asLong());
        return line;
    }

    /** What a whole period costs, item by item. */
    List<ObjectNode> lines(ObjectNode subscription) {
        var lines = new ArrayList<ObjectNode>();
        for (var item : StripeGoods.items(subscription)) {
            var quantity = item.path("quantity").asLong();
            lines.add(line(
                    subscription,
                    quantity + " × " + item.path("price").path("id").asString(),
                    quantity * item.path("price").path("unit_amount").asLong(),
                    quantity));
        }
        return lines;
    }

    /** Fills an invoice, which may be no more than a preview. */
    void fill(ObjectNode invoice, ObjectNode subscription, List<ObjectNode> lines) {
        var total =
                lines.stream().mapToLong(line -> line.path("amount").asLong()).sum();
        invoice.put("customer", subscription.path("customer").asString())
                .put("currency", subscription.path("currency").asString())
                .put("subtotal", total)
                .put("total", total);
        balances.reckon(invoice);
        var list = (ObjectNode) invoice.path("lines");
        list.putArray("data").addAll(lines);
        list.put("total_count", lines.size());
        var details = (ObjectNode) invoice.path("parent").path("subscription_details");
        details.put("subscription", subscription.path("id").asString());
        details.set("metadata", subscription.path("metadata").deepCopy());
    }

    /** Makes an invoice and charges it; whether it was paid. */
    boolean charges(ObjectNode subscription, List<ObjectNode> lines, String reason) {
        var invoice = books.make("invoice");
        fill(invoice, subscription, lines);
        var id = invoice.path("id").asString();
        invoice.put("billing_reason", reason);
        subscription.put("latest_invoice", id);
        books.tell("invoice.created", invoice);
        invoice.put("status", "open")
                .put("number", "ABCD1234-" + id.substring(3))
                .put("hosted_invoice_url", "https://invoice.stripe.com/i/" + id)
                .put("invoice_pdf", "https://pay.stripe.com/invoice/" + id + "/pdf");
        times(invoice).put("finalized_at", books.now());
        balances.take(invoice);
        books.tell("invoice.finalized", invoice);
        return pay(invoice);
    }

    private static ObjectNode times(ObjectNode invoice) {
        return (ObjectNode) invoice.path("status_transitions");
    }

    /** Charges what an open invoice asks for. */
    boolean pay(ObjectNode invoice) {
        var due = invoice.path("amount_remaining").asLong();
        if (due > 0 && !pays(invoice, due)) {
            invoice.put("attempted", true);
            books.tell("invoice.payment_failed", invoice);
            return false;
        }
        invoice.put("status", "paid").put("amount_paid", due).put("amount_remaining", 0);
        times(invoice).put("paid_at", books.now());
        books.tell("invoice.paid", invoice);
        books.tell("invoice.payment_succeeded", invoice);
        return true;
    }

    private boolean pays(ObjectNode invoice, long due) {
        var known = books.all("invoice_payment", "invoice", invoice.path("id").asString());
        var intent = known.isEmpty()
                ? intent(invoice, due)
                : books.get(
                        known.getFirst().path("payment").path("payment_intent").asString(), "payment_intent");
        var charge = books.make("charge");
        charge.put("amount", due)
                .put("currency", invoice.path("currency").asString())
                .put("customer", invoice.path("customer").asString())
                .put("payment_intent", intent.path("id").asString());
        intent.put("latest_charge", charge.path("id").asString());
        if (declines) {
            charge.put("status", "failed").put("failure_code", "card_declined").put("paid", false);
            intent.put("status", "requires_payment_method");
            intent.putObject("last_payment_error")
                    .put("code", "card_declined")
                    .put("decline_code", "insufficient_funds")
                    .put("type", "card_error");
            books.tell("charge.failed", charge);
            books.tell("payment_intent.payment_failed", intent);
            return false;
        }
        intent.put("status", "succeeded").put("amount_received", due).putNull("last_payment_error");
        books.tell("charge.succeeded", charge);
        books.tell("payment_intent.succeeded", intent);
        return true;
    }

    private ObjectNode intent(ObjectNode invoice, long due) {
        var intent = books.make("payment_intent");
        intent.put("amount", due)
                .put("currency", invoice.path("currency").asString())
                .put("customer", invoice.path("customer").asString());
        var payment = books.put(books.id("inpay_"), "invoice_payment");
        payment.put("invoice", invoice.path("id").asString()).put("amount_requested", due);
        payment.putObject("payment")
                .put("type", "payment_intent")
                .put("payment_intent", intent.path("id").asString());
        return intent;
    }

    /** It becomes the end of the period: it ends, or another one begins with what is set for it. */
    void renew(ObjectNode subscription) {
        var end = StripeGoods.periodEnd(subscription);
        books.clock.pass(Duration.ofSeconds(Math.max(0, end - books.now())));
        if (subscription.path("cancel_at_period_end").asBoolean()) {
            end(subscription);
            return;
        }
        var schedule = subscription.path("schedule").asString("");
        if (!schedule.isEmpty()) {
            nextPhase(subscription, books.get(schedule, "subscription_schedule"));
        }
        goods.period(subscription, end, null);
        var paid = charges(subscription, lines(subscription), "subscription_cycle");
        subscription.put("status", paid ? "active" : "past_due");
        books.tell("customer.subscription.updated", subscription);
    }

    private void nextPhase(ObjectNode subscription, ObjectNode schedule) {
        for (var phase : schedule.path("phases")) {
            if (phase.path("start_date").asLong() == StripeGoods.periodEnd(subscription)) {
                ((ObjectNode) schedule.path("current_phase"))
                        .put("start_date", phase.path("start_date").asLong())
                        .put("end_date", phase.path("end_date").asLong());
                goods.setItems(
                        subscription,
                        phase.path("items")
                                .valueStream()
                                .map(item -> new StripeGoods.Wanted(
                                        books.get(item.path("price").asString(), "price"),
                                        item.path("quantity").asLong(),
                                        null))
                                .toList());
            }
        }
    }

    void end(ObjectNode subscription) {
        subscription.put("status", "canceled").put("ended_at", books.now()).put("canceled_at", books.now());
        subscription.putNull("schedule");
        books.tell("customer.subscription.deleted", subscription);
    }
}
