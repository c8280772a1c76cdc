package foyer.payments.paypal;

import foyer.payments.PaymentWorld.Delivery;
import foyer.payments.paypal.PayPalServer.Refused;
import foyer.testing.TestClock;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What PayPal keeps: plans, subscriptions and sales, as its answers show them; each change of them is an event. */
final class PayPalBook {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    final List<Delivery> deliveries = new ArrayList<>();

    private final TestClock clock;
    private final Function<String, Delivery> sign;
    private final Map<String, ObjectNode> plans = new LinkedHashMap<>();
    private final Map<String, ObjectNode> subscriptions = new LinkedHashMap<>();
    private final Map<String, ObjectNode> revisions = new LinkedHashMap<>();
    private final List<ObjectNode> sales = new ArrayList<>();

    PayPalBook(TestClock clock, Function<String, Delivery> sign) {
        this.clock = clock;
        this.sign = sign;
    }

    ObjectNode plan(ObjectNode asked) {
        var plan = asked.deepCopy().put("id", "P-" + id());
        plans.put(plan.path("id").asString(), plan);
        return plan;
    }

    /** A plan that was made long ago. */
    void knows(String plan, String code) {
        plans.put(plan, JSON.createObjectNode().put("id", plan).put("description", code));
    }

    ObjectNode plan(String id) {
        return found(plans.get(id));
    }

    ObjectNode subscription(JsonNode asked) {
        var plan = plan(asked.path("plan_id").asString());
        var subscription = JSON.createObjectNode()
                .put("id", "I-" + id())
                .put("plan_id", plan.path("id").asString())
                .put("quantity", asked.path("quantity").asString())
                .put("custom_id", asked.path("custom_id").asString())
                .put("status", "APPROVAL_PENDING")
                .put("create_time", now())
                .put("update_time", now());
        subscription.putObject("subscriber").setAll((ObjectNode) asked.path("subscriber"));
        approve(subscription, "https://www.paypal.com/webapps/billing/subscriptions?ba_token=BA-" + id());
        subscriptions.put(subscription.path("id").asString(), subscription);
        tell("BILLING.SUBSCRIPTION.CREATED", subscription);
        return subscription;
    }

    ObjectNode subscription(String id) {
        return found(subscriptions.get(id));
    }

    /** The buyer agrees on the page of a checkout. */
    String approves(String id) {
        var subscription = subscription(id);
        ((ObjectNode) subscription.path("subscriber")).put("payer_id", "PAYER" + id.hashCode());
        subscription.remove("links");
        subscription.put("start_time", now());
        var cycles = subscription.putObject("billing_info").putArray("cycle_executions");
        var trial = trialDays(subscription);
        if (trial > 0) {
            cycles.addObject()
                    .put("tenure_type", "TRIAL")
                    .put("sequence", 1)
                    .put("cycles_completed", 1)
                    .put("total_cycles", 1);
        }
        cycles.addObject()
                .put("tenure_type", "REGULAR")
                .put("sequence", trial > 0 ? 2 : 1)
                .put("cycles_completed", 0);
        info(subscription)
                .put("failed_payments_count", 0)
                .putObject("outstanding_balance")
                .setAll(money(BigDecimal.ZERO, currency(subscription)));
        to(subscription, "ACTIVE", "");
        if (trial > 0) {
            info(subscription)
                    .put(
                            "next_billing_time",
                            clock.instant().plus(trial, ChronoUnit.DAYS).toString());
        } else {
            charge(subscription);
        }
        tell("BILLING.SUBSCRIPTION.ACTIVATED", subscription);
        return id;
    }

    /** The buyer agrees to a change. */
    void agrees(String url) {
        var revision = found(revisions.get(url));
        var subscription = subscription(revision.path("id").asString());
        subscription
                .put("plan_id", revision.path("plan_id").asString())
                .put("quantity", revision.path("quantity").asString());
        subscription.put("update_time", now());
        tell("BILLING.SUBSCRIPTION.UPDATED", subscription);
    }

    /** What is due is charged; nothing is of what does not go on. */
    void renews(String id) {
        var subscription = subscription(id);
        if (subscription.path("status").asString().equals("ACTIVE")) {
            charge(subscription);
        }
    }

    /** The next attempt fails; after three PayPal stops it. */
    void failsToPay(String id) {
        var subscription = subscription(id);
        var count = info(subscription).path("failed_payments_count").asInt() + 1;
        info(subscription).put("failed_payments_count", count);
        info(subscription).putObject("outstanding_balance").setAll(money(due(subscription), currency(subscription)));
        info(subscription)
                .putObject("last_failed_payment")
                .put("time", now())
                .put("reason_code", "PAYMENT_DENIED")
                .putObject("amount")
                .setAll(money(due(subscription), currency(subscription)));
        subscription.put("update_time", now());
        tell("BILLING.SUBSCRIPTION.PAYMENT.FAILED", subscription);
        if (count >= 3) {
            to(subscription, "SUSPENDED", "");
            tell("BILLING.SUBSCRIPTION.SUSPENDED", subscription);
        }
    }

    @Nullable JsonNode does(String id, String deed, JsonNode body) {
        var subscription = subscription(id);
        var status = subscription.path("status").asString();
        var reason = body.path("reason").asString("");
        switch (deed) {
            case "suspend" -> move(subscription, status.equals("ACTIVE"), "SUSPENDED", reason, "SUSPENDED");
            case "activate" -> move(subscription, status.equals("SUSPENDED"), "ACTIVE", reason, "ACTIVATED");
            case "cancel" -> move(subscription, !status.equals("CANCELLED"), "CANCELLED", reason, "CANCELLED");
            case "revise" -> {
                require(status.equals("ACTIVE"), "SUBSCRIPTION_STATUS_INVALID");
                var url = "https://www.paypal.com/webapps/billing/subscriptions/update?ba_token=BA-" + id();
                var revision = JSON.createObjectNode()
                        .put("id", id)
                        .put(
                                "plan_id",
                                plan(body.path("plan_id").asString()).path("id").asString())
                        .put("quantity", body.path("quantity").asString());
                revisions.put(url, revision);
                var answer = JSON.createObjectNode()
                        .put("plan_id", revision.path("plan_id").asString());
                approve(answer, url);
                return answer;
            }
            default -> throw new Refused(404, "RESOURCE_NOT_FOUND");
        }
        return null;
    }

    private void move(ObjectNode subscription, boolean may, String status, String note, String told) {
        require(may, "SUBSCRIPTION_STATUS_INVALID");
        to(subscription, status, note);
        tell("BILLING.SUBSCRIPTION." + told, subscription);
    }

    private void to(ObjectNode subscription, String status, String note) {
        subscription.put("status", status).put("status_change_note", note);
        subscription.put("status_update_time", now()).put("update_time", now());
    }

    ObjectNode transactions(String id) {
        subscription(id);
        var answer = JSON.createObjectNode();
        var list = answer.putArray("transactions");
        for (var sale : sales) {
            if (sale.path("billing_agreement_id").asString().equals(id)) {
                var transaction = list.addObject().put("id", sale.path("id").asString());
                transaction.put("status", sale.path("state").asString().toUpperCase(java.util.Locale.ROOT));
                transaction.put("time", sale.path("create_time").asString());
                transaction
                        .putObject("amount_with_breakdown")
                        .putObject("gross_amount")
                        .put("value", sale.path("amount").path("total").asString())
                        .put(
                                "currency_code",
                                sale.path("amount").path("currency").asString());
            }
        }
        return answer.put("total_items", list.size()).put("total_pages", 1);
    }

    ObjectNode sale(String id) {
        return found(sales.stream()
                .filter(sale -> sale.path("id").asString().equals(id))
                .findFirst()
                .orElse(null));
    }

    ObjectNode capture(String id) {
        var sale = sale(id);
        var capture = JSON.createObjectNode().put("id", id);
        capture.putObject("seller_receivable_breakdown")
                .putObject("total_refunded_amount")
                .setAll(money(
                        refunded(sale), sale.path("amount").path("currency").asString()));
        return capture;
    }

    ObjectNode refund(String id, JsonNode amount) {
        var sale = sale(id);
        var asked = new BigDecimal(amount.path("value").asString());
        var currency = sale.path("amount").path("currency").asString();
        var total = new BigDecimal(sale.path("amount").path("total").asString());
        require(asked.signum() > 0, "CANNOT_BE_ZERO_OR_NEGATIVE");
        require(amount.path("currency_code").asString().equals(currency), "REFUND_CAPTURE_CURRENCY_MISMATCH");
        require(refunded(sale).compareTo(total) < 0, "CAPTURE_FULLY_REFUNDED");
        require(refunded(sale).add(asked).compareTo(total) <= 0, "REFUND_AMOUNT_EXCEEDED");
        var back = refunded(sale).add(asked);
        sale.put("refunded", back.toPlainString());
        sale.put("state", back.compareTo(total) == 0 ? "refunded" : "partially_refunded");
        var refund = JSON.createObjectNode()
                .put("id", id())
                .put("status", "COMPLETED")
                .put("create_time", now());
        refund.putObject("amount").setAll(money(asked, currency));
        var told = JSON.createObjectNode()
                .put("id", refund.path("id").asString())
                .put("sale_id", id)
                .put("custom", sale.path("custom").asString())
                .put("state", "completed")
                .put("create_time", now());
        told.putObject("amount").put("total", asked.negate().toPlainString()).put("currency", currency);
        tell("PAYMENT.SALE.REFUNDED", told);
        return refund;
    }

    private void charge(ObjectNode subscription) {
        var sale = JSON.createObjectNode()
                .put("id", id())
                .put("state", "completed")
                .put("billing_agreement_id", subscription.path("id").asString())
                .put("custom", subscription.path("custom_id").asString())
                .put("create_time", now());
        sale.putObject("amount")
                .put("total", due(subscription).toPlainString())
                .put("currency", currency(subscription));
        sales.add(sale);
        info(subscription)
                .putObject("last_payment")
                .put("time", now())
                .putObject("amount")
                .setAll(money(due(subscription), currency(subscription)));
        var until = clock.instant().atOffset(ZoneOffset.UTC).plusMonths(1).toInstant();
        info(subscription).put("next_billing_time", until.toString()).put("failed_payments_count", 0);
        info(subscription).putObject("outstanding_balance").setAll(money(BigDecimal.ZERO, currency(subscription)));
        info(subscription)
                .path("cycle_executions")
                .valueStream()
                .filter(cycle -> cycle.path("tenure_type").asString().equals("REGULAR"))
                .forEach(cycle -> ((ObjectNode) cycle)
                        .put("cycles_completed", cycle.path("cycles_completed").asInt() + 1));
        subscription.put("update_time", now());
        tell("PAYMENT.SALE.COMPLETED", sale);
    }

    private BigDecimal due(ObjectNode subscription) {
        return new BigDecimal(price(subscription).path("value").asString())
                .multiply(new BigDecimal(subscription.path("quantity").asString()));
    }

    private String currency(ObjectNode subscription) {
        return price(subscription).path("currency_code").asString();
    }

    private JsonNode price(ObjectNode subscription) {
        var cycles = plan(subscription.path("plan_id").asString()).path("billing_cycles");
        return cycles.path(cycles.size() - 1).path("pricing_scheme").path("fixed_price");
    }

    private int trialDays(ObjectNode subscription) {
        return plan(subscription.path("plan_id").asString())
                .path("billing_cycles")
                .valueStream()
                .filter(cycle -> cycle.path("tenure_type").asString().equals("TRIAL"))
                .mapToInt(
                        cycle -> cycle.path("frequency").path("interval_count").asInt())
                .sum();
    }

    /** When what is paid ends. */
    Instant paidUntil(String id) {
        return Instant.parse(info(subscription(id)).path("next_billing_time").asString());
    }

    private static ObjectNode info(ObjectNode subscription) {
        return (ObjectNode) subscription.path("billing_info");
    }

    private static BigDecimal refunded(ObjectNode sale) {
        return new BigDecimal(sale.path("refunded").asString("0"));
    }

    private static ObjectNode money(BigDecimal amount, String currency) {
        return JSON.createObjectNode().put("value", amount.toPlainString()).put("currency_code", currency);
    }

    private static void approve(ObjectNode of, String url) {
        of.putArray("links").addObject().put("rel", "approve").put("href", url).put("method", "GET");
    }

    private void tell(String type, ObjectNode resource) {
        var event = JSON.createObjectNode()
                .put("id", "WH-" + id())
                .put("event_version", "1.0")
                .put("create_time", now())
                .put("resource_type", type.startsWith("BILLING") ? "subscription" : "sale")
                .put("event_type", type)
                .put("summary", "Said to people");
        event.set("resource", resource.deepCopy());
        deliveries.add(sign.apply(event.toString()));
    }

    private static void require(boolean holds, String issue) {
        if (!holds) {
            throw new Refused(422, issue);
        }
    }

    private static ObjectNode found(@Nullable ObjectNode thing) {
        if (thing == null) {
            throw new Refused(404, "RESOURCE_NOT_FOUND");
        }
        return Objects.requireNonNull(thing);
    }

    private String now() {
        return clock.instant().toString();
    }

    private static String id() {
        return UUID.randomUUID().toString().toUpperCase(java.util.Locale.ROOT);
    }
}
