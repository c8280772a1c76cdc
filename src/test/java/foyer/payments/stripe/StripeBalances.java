package foyer.payments.stripe;

import foyer.payments.stripe.StripeDesk.Route;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** What the customers of a test's Stripe owe: less than zero is credit, which invoices take when they are final. */
final class StripeBalances {

    private static final String BALANCE = "balance";
    private static final String AFTER = "ending_balance";
    private static final String KIND = "customer_balance_transaction";

    private final StripeBooks books;

    StripeBalances(StripeBooks books) {
        this.books = books;
    }

    void routes(Map<String, Route> routes) {
        routes.put("POST /v1/customers/*/balance_transactions", this::adjusted);
        routes.put("GET /v1/customers/*/balance_transactions", (id, form) -> {
            books.get(id, "customer");
            return books.page(books.all(KIND, "customer", id), form);
        });
    }

    private ObjectNode adjusted(String id, StripeForm form) {
        form.required("amount").required("currency");
        var customer = books.get(id, "customer");
        if (!customer.path("currency").asString().equals(form.text("currency"))) {
            throw StripeError.invalid("", "currency");
        }
        var made = moved(customer, form.number("amount"), "adjustment", null);
        made.set("metadata", form.form("metadata").copy());
        return made;
    }

    private ObjectNode moved(ObjectNode customer, long amount, String type, @Nullable String invoice) {
        var before = customer.path(BALANCE).asLong();
        customer.put(BALANCE, before + amount);
        books.tell(
                "customer.updated",
                customer,
                StripeBooks.JSON.createObjectNode().put(BALANCE, before));
        var made = books.put(books.id("cbtxn_"), KIND)
                .put("amount", amount)
                .put("currency", customer.path("currency").asString())
                .put("customer", customer.path("id").asString())
                .put(AFTER, before + amount)
                .put("invoice", invoice)
                .put("type", type);
        made.putObject("metadata");
        return made;
    }

    private @Nullable ObjectNode customer(ObjectNode invoice) {
        return books.all("customer", "id", invoice.path("customer").asString()).stream()
                .findFirst()
                .orElse(null);
    }

    /** What an invoice asks for, as the balance stands. */
    void reckon(ObjectNode invoice) {
        var customer = customer(invoice);
        var start = customer == null ? 0 : customer.path(BALANCE).asLong();
        var due = Math.max(0, invoice.path("total").asLong() + start);
        invoice.put("starting_balance", start)
                .putNull(AFTER)
                .put("amount_due", due)
                .put("amount_remaining", due);
    }

    /** It is final: it takes what there is, or leaves what it comes to less than nothing. */
    void take(ObjectNode invoice) {
        reckon(invoice);
        var start = invoice.path("starting_balance").asLong();
        var after = Math.min(0, invoice.path("total").asLong() + start);
        move(invoice, after - start, "applied_to_invoice");
        invoice.put(AFTER, after);
    }

    /** It is void: what it took is there again. */
    void giveBack(ObjectNode invoice) {
        move(
                invoice,
                invoice.path("starting_balance").asLong() - invoice.path(AFTER).asLong(),
                "unapplied_from_invoice");
    }

    private void move(ObjectNode invoice, long amount, String type) {
        var customer = customer(invoice);
        if (customer != null && amount != 0) {
            moved(customer, amount, type, invoice.path("id").asString());
        }
    }
}
