package foyer.payments.stripe;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/** What a test's Stripe answers to whom it knows: prices, pages, money that was paid, and what is asked of all. */
final class StripeDesk {

    /** What a path leads to; an id stands where it has a star. */
    interface Route {
        ObjectNode answer(String id, StripeForm form);
    }

    private static final int DAY = 86_400;

    private final StripeBooks books;
    private final StripeCounter counter;
    private final Map<String, Route> routes = new TreeMap<>();

    StripeDesk(StripeBooks books, StripeCashier cashier) {
        this.books = books;
        this.counter = new StripeCounter(books, cashier);
        counter.routes(routes);
        cashier.balances().routes(routes);
        new StripeDiary(books, cashier.goods()).routes(routes);
        routes.put("GET /v1/prices", (_, form) -> books.page(prices(form), form));
        routes.put("POST /v1/prices", (_, form) -> price(form));
        routes.put("POST /v1/checkout/sessions", (_, form) -> session(form));
        routes.put("GET /v1/checkout/sessions/*", (id, _) -> books.get(id, "checkout.session"));
        routes.put("POST /v1/checkout/sessions/*/expire", (id, _) -> expired(books.get(id, "checkout.session")));
        routes.put("POST /v1/billing_portal/sessions", (_, form) -> portal(form));
        routes.put("GET /v1/invoices", (_, form) -> books.page(invoices(form), form));
        routes.put("GET /v1/invoices/*", (id, _) -> books.get(id, "invoice"));
        routes.put("GET /v1/invoices/*/lines", (id, form) -> books.page(lines(id), form));
        routes.put("POST /v1/invoices/*/void", (id, _) -> counter.voids(books.get(id, "invoice")));
        routes.put(
                "GET /v1/payment_intents",
                (_, form) -> books.page(books.all("payment_intent", "customer", form.text("customer")), form));
        routes.put("GET /v1/payment_intents/*", (id, _) -> books.get(id, "payment_intent"));
        routes.put("GET /v1/charges/*", (id, _) -> books.get(id, "charge"));
        routes.put("GET /v1/invoice_payments", (_, form) -> books.page(invoicePayments(form), form));
        routes.put(
                "GET /v1/refunds",
                (_, form) -> books.page(books.all("refund", "payment_intent", form.text("payment_intent")), form));
        routes.put(
                "GET /v1/disputes",
                (_, form) -> books.page(books.all("dispute", "payment_intent", form.text("payment_intent")), form));
        routes.put("POST /v1/refunds", (_, form) -> refund(form));
        routes.put(
                "GET /v1/promotion_codes",
                (_, form) -> books.page(books.all("promotion_code", "code", form.text("code")), form));
        routes.put("GET /v1/coupons/*", (id, _) -> books.get(id, "coupon"));
    }

    StripeCounter counter() {
        return counter;
    }

    /** The answer, with what it was asked to show as a whole. */
    ObjectNode answer(String method, String path, StripeForm form) {
        var names = List.of(path.split("/", -1));
        // Of most things the address is /v1/<things>/<id>.
        var place = names.indexOf("checkout") == 2 ? 4 : 3;
        var id = names.size() > place ? names.get(place) : "";
        var route = Stream.of(path, String.join("/", starred(names, place)))
                .map(known -> routes.get(method + " " + known))
                .filter(known -> known != null)
                .findFirst()
                .orElseThrow(() -> StripeError.missing("url"));
        return books.expanded(route.answer(id, form), form.texts("expand"));
    }

    private static List<String> starred(List<String> names, int place) {
        return Stream.iterate(0, at -> at < names.size(), at -> at + 1)
                .map(at -> at == place ? "*" : names.get(at))
                .toList();
    }

    private List<ObjectNode> prices(StripeForm form) {
        return form.texts("lookup_keys").stream()
                .flatMap(key -> books.all("price", "lookup_key", key).stream())
                .toList();
    }

    private ObjectNode price(StripeForm form) {
        form.required("currency").required("unit_amount").required("product_data");
        var key = form.text("lookup_key");
        if (!books.all("price", "lookup_key", key).isEmpty()) {
            throw StripeError.invalid("resource_already_exists", "lookup_key");
        }
        var price = books.make("price");
        price.put("currency", form.text("currency"))
                .put("unit_amount", form.number("unit_amount"))
                .put("lookup_key", key);
        price.set("metadata", form.form("metadata").copy());
        ((ObjectNode) price.path("recurring")).put("interval", form.text("recurring", "interval"));
        return price;
    }

    private ObjectNode session(StripeForm form) {
        form.required("line_items").required("success_url").required("mode");
        var session = books.make("checkout.session");
        for (var item : form.forms("line_items")) {
            books.get(item.text("price"), "price");
        }
        if (form.has("customer")) {
            session.put(
                    "customer",
                    books.get(form.text("customer"), "customer").path("id").asString());
        }
        var id = session.path("id").asString();
        session.put("client_reference_id", form.text("client_reference_id"))
                .put("customer_email", form.text("customer_email"))
                .put("success_url", form.text("success_url"))
                .put("cancel_url", form.text("cancel_url"))
                .put("expires_at", books.now() + DAY)
                .put("url", "https://checkout.stripe.com/c/pay/" + id);
        session.set("metadata", form.form("metadata").copy());
        counter.opened(id, form);
        return session;
    }

    private ObjectNode expired(ObjectNode session) {
        if (!session.path("status").asString().equals("open")) {
            throw StripeError.invalid("", "");
        }
        session.put("status", "expired").putNull("url");
        counter.closed(session.path("id").asString());
        books.tell("checkout.session.expired", session);
        return session;
    }

    private ObjectNode portal(StripeForm form) {
        books.get(form.text("customer"), "customer");
        return books.put(books.id("bps_"), "billing_portal.session")
                .put("url", "https://billing.stripe.com/p/session/x");
    }

    /** Newest first, of one subscription. */
    private List<ObjectNode> invoices(StripeForm form) {
        return books.all("invoice", "object", "invoice").stream()
                .filter(invoice -> form.text("subscription").equals(StripeInvoices.subscription(invoice)))
                .toList();
    }

    private List<ObjectNode> lines(String invoice) {
        return books.get(invoice, "invoice")
                .path("lines")
                .path("data")
                .valueStream()
                .map(line -> (ObjectNode) line)
                .toList();
    }

    private List<ObjectNode> invoicePayments(StripeForm form) {
        return books.all("invoice_payment", "object", "invoice_payment").stream()
                .filter(payment -> form.text("payment", "payment_intent")
                        .equals(payment.path("payment").path("payment_intent").asString()))
                .toList();
    }

    private ObjectNode refund(StripeForm form) {
        var intent = form.has("payment_intent")
                ? books.get(form.text("payment_intent"), "payment_intent")
                        .path("latest_charge")
                        .asString()
                : form.text("charge");
        var charge = books.get(intent, "charge");
        var amount = form.number("amount");
        var left =
                charge.path("amount").asLong() - charge.path("amount_refunded").asLong();
        if (charge.path("disputed").asBoolean()) {
            throw StripeError.invalid("charge_disputed", "");
        }
        if (left == 0) {
            throw StripeError.invalid("charge_already_refunded", "");
        }
        if (StripeComplaints.holds(books, charge)) {
            throw StripeError.invalid("charge_disputed", "");
        }
        if (amount < 1 || amount > left) {
            throw StripeError.invalid("", "amount");
        }
        var refund = books.make("refund");
        refund.put("amount", amount)
                .put("currency", charge.path("currency").asString())
                .put("charge", charge.path("id").asString())
                .put("payment_intent", charge.path("payment_intent").asString());
        charge.put("amount_refunded", charge.path("amount_refunded").asLong() + amount)
                .put("refunded", amount == left);
        books.tell("refund.created", refund);
        books.tell("charge.refunded", charge);
        return refund;
    }
}
