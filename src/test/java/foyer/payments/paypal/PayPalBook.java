package foyer.payments.paypal;

import static foyer.payments.paypal.PayPalDiary.JSON;
import static foyer.payments.paypal.PayPalDiary.found;
import static foyer.payments.paypal.PayPalDiary.money;
import static foyer.payments.paypal.PayPalDiary.require;

import foyer.payments.paypal.PayPalServer.Refused;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What PayPal keeps of plans and subscriptions, as its answers show them; each change of them is an event. */
final class PayPalBook {

    private final PayPalDiary diary;
    private final PayPalSales sales;
    private final Map<String, ObjectNode> plans = new LinkedHashMap<>();
    private final Map<String, ObjectNode> subscriptions = new LinkedHashMap<>();
    private final Map<String, ObjectNode> revisions = new LinkedHashMap<>();

    PayPalBook(PayPalDiary diary, PayPalSales sales) {
        this.diary = diary;
        this.sales = sales;
    }

    ObjectNode plan(ObjectNode asked) {
        var plan = asked.deepCopy().put("id", "P-" + PayPalDiary.id());
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
                .put("id", "I-" + PayPalDiary.id())
                .put("plan_id", plan.path("id").asString())
                .put("quantity", asked.path("quantity").asString())
                .put("custom_id", asked.path("custom_id").asString())
                .put("status", "APPROVAL_PENDING")
                .put("create_time", diary.now())
                .put("start_time", diary.now())
                .put("update_time", diary.now());
        subscription.putObject("subscriber").setAll((ObjectNode) asked.path("subscriber"));
        approve(subscription, "https://www.paypal.com/webapps/billing/subscriptions?ba_token=BA-" + PayPalDiary.id());
        subscriptions.put(subscription.path("id").asString(), subscription);
        diary.tell("BILLING.SUBSCRIPTION.CREATED", subscription);
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
                            diary.instant().plus(trial, ChronoUnit.DAYS).toString());
        } else {
            charge(subscription);
        }
        diary.tell("BILLING.SUBSCRIPTION.ACTIVATED", subscription);
        return id;
    }

    /** The buyer agrees to a change. */
    void agrees(String url) {
        var revision = found(revisions.get(url));
        var subscription = subscription(revision.path("id").asString());
        subscription
                .put("plan_id", revision.path("plan_id").asString())
                .put("quantity", revision.path("quantity").asString());
        subscription.put("update_time", diary.now());
        diary.tell("BILLING.SUBSCRIPTION.UPDATED", subscription);
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
                .put("time", diary.now())
                .put("reason_code", "PAYMENT_DENIED")
                .putObject("amount")
                .setAll(money(due(subscription), currency(subscription)));
        subscription.put("update_time", diary.now());
        diary.tell("BILLING.SUBSCRIPTION.PAYMENT.FAILED", subscription);
        if (count >= 3) {
            to(subscription, "SUSPENDED", "");
            diary.tell("BILLING.SUBSCRIPTION.SUSPENDED", subscription);
        }
    }

    /** Something was to be paid besides, and was not. */
    void owes(String id) {
        var subscription = subscription(id);
        info(subscription).putObject("outstanding_balance").setAll(money(due(subscription), currency(subscription)));
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
                var url = "https://www.paypal.com/webapps/billing/subscriptions/update?ba_token=BA-" + PayPalDiary.id();
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
        diary.tell("BILLING.SUBSCRIPTION." + told, subscription);
    }

    private void to(ObjectNode subscription, String status, String note) {
        subscription.put("status", status).put("status_change_note", note);
        subscription.put("status_update_time", diary.now()).put("update_time", diary.now());
    }

    private void charge(ObjectNode subscription) {
        info(subscription)
                .putObject("last_payment")
                .put("time", diary.now())
                .putObject("amount")
                .setAll(money(due(subscription), currency(subscription)));
        var unit = regular(subscription).path("frequency").path("interval_unit").asString();
        var paid = diary.instant().atOffset(ZoneOffset.UTC);
        var until = (unit.equals("YEAR") ? paid.plusYears(1) : paid.plusMonths(1)).toInstant();
        info(subscription).put("next_billing_time", until.toString()).put("failed_payments_count", 0);
        info(subscription).putObject("outstanding_balance").setAll(money(BigDecimal.ZERO, currency(subscription)));
        info(subscription)
                .path("cycle_executions")
                .valueStream()
                .filter(cycle -> cycle.path("tenure_type").asString().equals("REGULAR"))
                .forEach(cycle -> ((ObjectNode) cycle)
                        .put("cycles_completed", cycle.path("cycles_completed").asInt() + 1));
        subscription.put("update_time", diary.now());
        sales.charge(subscription, due(subscription), currency(subscription));
    }

    private BigDecimal due(ObjectNode subscription) {
        return new BigDecimal(price(subscription).path("value").asString())
                .multiply(new BigDecimal(subscription.path("quantity").asString()));
    }

    private String currency(ObjectNode subscription) {
        return price(subscription).path("currency_code").asString();
    }

    private JsonNode price(ObjectNode subscription) {
        return regular(subscription).path("pricing_scheme").path("fixed_price");
    }

    private JsonNode regular(ObjectNode subscription) {
        var cycles = plan(subscription.path("plan_id").asString()).path("billing_cycles");
        return cycles.path(cycles.size() - 1);
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

    private static void approve(ObjectNode of, String url) {
        of.putArray("links").addObject().put("rel", "approve").put("href", url).put("method", "GET");
    }
}
