package foyer.payments.stripe;

import foyer.payments.stripe.StripeDesk.Route;
import foyer.payments.stripe.StripeGoods.Wanted;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import tools.jackson.databind.node.ObjectNode;

/** What a test's Stripe does with subscriptions: how they begin on a page, change, pause, end and are set for later. */
final class StripeCounter {

    private static final int DAY = 86_400;

    private final StripeBooks books;
    private final StripeCashier cashier;
    private final StripeGoods goods;

    /** What the pages of checkouts are for. */
    private final Map<String, StripeForm> pages = new HashMap<>();

    /** Changes that wait until their invoice is paid, by the subscription. */
    private final Map<String, List<Wanted>> pending = new HashMap<>();

    StripeCounter(StripeBooks books, StripeCashier cashier) {
        this.books = books;
        this.cashier = cashier;
        this.goods = cashier.goods();
    }

    void routes(Map<String, Route> routes) {
        routes.put(
                "GET /v1/subscriptions",
                (_, form) -> books.page(books.all("subscription", "customer", form.text("customer")), form));
        routes.put("GET /v1/subscriptions/*", (id, _) -> subscription(id));
        routes.put("POST /v1/subscriptions/*", (id, form) -> update(goingOn(id), form));
        routes.put("DELETE /v1/subscriptions/*", (id, _) -> ended(goingOn(id)));
        routes.put("POST /v1/subscriptions/*/resume", (id, _) -> resumed(goingOn(id)));
        routes.put("POST /v1/invoices/create_preview", (_, form) -> preview(form));
    }

    private ObjectNode subscription(String id) {
        return books.get(id, "subscription");
    }

    /** One that has ended is as good as none: Stripe changes it no more. */
    private ObjectNode goingOn(String id) {
        var found = subscription(id);
        if (found.path("status").asString().equals("canceled")) {
            throw StripeError.missing("id");
        }
        return found;
    }

    void opened(String session, StripeForm form) {
        pages.put(session, form);
    }

    void closed(String session) {
        pages.remove(session);
    }

    /** The buyer pays on a page; the subscription that comes of it. */
    String paid(String session) {
        var form = Objects.requireNonNull(pages.remove(session));
        var page = books.get(session, "checkout.session");
        var customer = page.path("customer").isString()
                ? books.get(page.path("customer").asString(), "customer")
                : books.make("customer").put("email", form.text("customer_email"));
        var card = books.make("payment_method");
        var id = customer.path("id").asString();
        books.tell("customer.created", customer);
        var subscription = books.make("subscription");
        subscription
                .put("customer", id)
                .put("default_payment_method", card.path("id").asString())
                .put("start_date", books.now());
        subscription.set(
                "metadata", form.form("subscription_data").form("metadata").copy());
        goods.setItems(subscription, goods.wanted(form.forms("line_items")));
        var trial = form.number("subscription_data", "trial_period_days");
        var lines = cashier.lines(subscription);
        if (trial > 0) {
            var until = books.now() + trial * DAY;
            subscription.put("status", "trialing").put("trial_end", until).put("trial_start", books.now());
            goods.period(subscription, books.now(), until);
            lines = List.of(cashier.line(subscription, "Free trial", 0, 1));
        }
        books.tell("customer.subscription.created", subscription);
        cashier.charges(subscription, lines, "subscription_create");
        page.put("customer", id)
                .put("status", "complete")
                .put("payment_status", "paid")
                .put("subscription", subscription.path("id").asString());
        books.tell("checkout.session.completed", page);
        return subscription.path("id").asString();
    }

    /** The items that are named change, others stay. */
    private List<Wanted> merged(ObjectNode subscription, List<StripeForm> steps) {
        var items = new ArrayList<Wanted>();
        for (var item : StripeGoods.items(subscription)) {
            var id = item.path("id").asString();
            var step = steps.stream().filter(one -> one.text("id").equals(id)).findFirst();
            var price = (ObjectNode) item.path("price");
            if (step.isEmpty()) {
                items.add(new Wanted(price, item.path("quantity").asLong(), id));
            } else if (!step.get().text("deleted").equals("true")) {
                items.add(new Wanted(
                        books.get(step.get().text("price"), "price"), step.get().number("quantity"), id));
            }
        }
        for (var step : steps) {
            if (!step.has("id")) {
                items.add(new Wanted(books.get(step.text("price"), "price"), step.number("quantity"), null));
            }
        }
        return items;
    }

    private ObjectNode update(ObjectNode subscription, StripeForm form) {
        var scheduled = subscription.path("schedule").isString();
        if (scheduled && (form.has("items") || form.has("cancel_at_period_end"))) {
            throw StripeError.invalid("", "schedule");
        }
        if (form.has("cancel_at") && form.has("cancel_at_period_end")) {
            throw StripeError.invalid("parameter_unknown", "cancel_at");
        }
        var before = subscription.deepCopy();
        if (form.has("cancel_at_period_end")) {
            var ends = form.text("cancel_at_period_end").equals("true");
            subscription.put("cancel_at_period_end", ends);
            subscription.put("cancel_at", ends ? (Long) StripeGoods.periodEnd(subscription) : null);
        }
        if (form.has("cancel_at") && form.text("cancel_at").isEmpty()) {
            subscription.putNull("cancel_at");
        }
        for (var discount : form.forms("discounts")) {
            goods.discounts(subscription, discount);
        }
        if (form.has("items") || form.has("trial_end")) {
            changed(subscription, form);
        }
        if (!before.equals(subscription)) {
            books.tell("customer.subscription.updated", subscription, before);
        }
        return subscription;
    }

    private void changed(ObjectNode subscription, StripeForm form) {
        var after = subscription.deepCopy();
        var wanted = merged(subscription, form.forms("items"));
        goods.setItems(after, wanted);
        var due = proration(subscription, after);
        if (subscription.path("status").asString().equals("trialing")) {
            var ends = form.text("trial_end").equals("now");
            if (ends) {
                goods.period(after, books.now(), null);
            }
            due = ends ? cashier.lines(after) : List.of(cashier.line(after, "Free trial", 0, 1));
        }
        var paid = cashier.charges(subscription, due, "subscription_update");
        if (!paid && form.text("payment_behavior").equals("error_if_incomplete")) {
            throw StripeError.declined();
        }
        if (paid) {
            subscription.set("items", after.path("items"));
            if (form.text("trial_end").equals("now")) {
                subscription.put("status", "active").put("trial_end", books.now());
            }
        } else {
            pending.put(subscription.path("id").asString(), wanted);
            subscription.putObject("pending_update").put("expires_at", books.now() + DAY);
        }
    }

    /** The buyer pays an invoice on its page. */
    void paysInvoice(String url) {
        var invoice = books.get(url.substring(url.lastIndexOf('/') + 1), "invoice");
        if (!invoice.path("status").asString().equals("open")) {
            throw StripeError.invalid("invoice_not_editable", "");
        }
        cashier.pay(invoice);
        var subscription = subscription(Objects.requireNonNull(StripeInvoices.subscription(invoice)));
        var wanted = pending.remove(subscription.path("id").asString());
        if (wanted != null) {
            goods.setItems(subscription, wanted);
            subscription.putNull("pending_update");
            books.tell("customer.subscription.pending_update_applied", subscription);
        }
    }

    /** Nobody can pay it any more, and what waited for that does not come. */
    ObjectNode voids(ObjectNode invoice) {
        if (!invoice.path("status").asString().equals("open")) {
            throw StripeError.invalid("invoice_not_editable", "");
        }
        invoice.put("status", "void");
        cashier.balances().giveBack(invoice);
        books.tell("invoice.voided", invoice);
        var subscription = subscription(Objects.requireNonNull(StripeInvoices.subscription(invoice)));
        if (pending.remove(subscription.path("id").asString()) != null) {
            subscription.putNull("pending_update");
            books.tell("customer.subscription.pending_update_expired", subscription);
        }
        return invoice;
    }

    private List<ObjectNode> proration(ObjectNode before, ObjectNode after) {
        var back = goods.prorated(before, StripeGoods.costs(before));
        var more = goods.prorated(after, StripeGoods.costs(after));
        return List.of(cashier.line(before, "Unused time", -back, 1), cashier.line(after, "Remaining time", more, 1));
    }

    private ObjectNode ended(ObjectNode subscription) {
        cashier.end(subscription);
        return subscription;
    }

    private ObjectNode resumed(ObjectNode subscription) {
        if (!subscription.path("status").asString().equals("paused")) {
            throw StripeError.invalid("", "status");
        }
        subscription.put("status", "active");
        books.tell("customer.subscription.resumed", subscription);
        return subscription;
    }

    private ObjectNode preview(StripeForm form) {
        var subscription = subscription(form.text("subscription"));
        var details = form.form("subscription_details");
        var after = subscription.deepCopy();
        goods.setItems(after, merged(subscription, details.forms("items")));
        var now = details.text("proration_behavior").equals("always_invoice");
        var invoice = StripeBooks.shape("invoice");
        invoice.remove("id");
        var trial = subscription.path("status").asString().equals("trialing");
        var ends = trial && details.text("trial_end").equals("now");
        if (ends) {
            goods.period(after, books.now(), null);
        }
        var lines = now && trial && !ends
                ? List.of(cashier.line(after, "Free trial", 0, 1))
                : now && !trial ? proration(subscription, after) : cashier.lines(after);
        cashier.fill(invoice, after, lines);
        return invoice;
    }
}
