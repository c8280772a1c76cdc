package foyer.payments.stripe;

import foyer.payments.stripe.StripeDesk.Route;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/** What a test's Stripe has set for later: schedules, and the subscriptions that they hold. */
final class StripeDiary {

    private static final int DAY = 86_400;

    private final StripeBooks books;
    private final StripeGoods goods;

    StripeDiary(StripeBooks books, StripeGoods goods) {
        this.books = books;
        this.goods = goods;
    }

    void routes(Map<String, Route> routes) {
        routes.put("POST /v1/subscription_schedules", (_, form) -> schedule(form.text("from_subscription")));
        routes.put("POST /v1/subscription_schedules/*", (id, form) -> phases(active(id), form));
        routes.put("POST /v1/subscription_schedules/*/release", (id, _) -> released(active(id)));
    }

    private ObjectNode subscription(String id) {
        return books.get(id, "subscription");
    }

    private ObjectNode active(String schedule) {
        var found = books.get(schedule, "subscription_schedule");
        if (!found.path("status").asString().equals("active")) {
            throw StripeError.invalid("", "status");
        }
        return found;
    }

    private ObjectNode schedule(String id) {
        var subscription = subscription(id);
        if (subscription.path("schedule").isString()) {
            throw StripeError.invalid("", "from_subscription");
        }
        var schedule = books.make("subscription_schedule");
        var item = StripeGoods.items(subscription).getFirst();
        ((ObjectNode) schedule.path("current_phase"))
                .put("start_date", item.path("current_period_start").asLong())
                .put("end_date", item.path("current_period_end").asLong());
        schedule.put("subscription", subscription.path("id").asString());
        subscription.put("schedule", schedule.path("id").asString());
        books.tell("customer.subscription.updated", subscription);
        return schedule;
    }

    private ObjectNode phases(ObjectNode schedule, StripeForm form) {
        var now = (ObjectNode) schedule.path("current_phase");
        var phases = schedule.putArray("phases");
        var start = now.path("start_date").asLong();
        for (var wanted : form.forms("phases")) {
            if (wanted.has("start_date") && wanted.number("start_date") != start) {
                throw StripeError.invalid("", "phases");
            }
            var end = wanted.has("end_date") ? wanted.number("end_date") : start + 30L * DAY;
            var phase = phases.addObject().put("start_date", start).put("end_date", end);
            var items = phase.putArray("items");
            for (var item : goods.wanted(wanted.forms("items"))) {
                items.addObject()
                        .put("price", item.price().path("id").asString())
                        .put("quantity", item.quantity());
            }
            start = end;
        }
        now.put("end_date", phases.path(0).path("end_date").asLong());
        return schedule;
    }

    private ObjectNode released(ObjectNode schedule) {
        var subscription = subscription(schedule.path("subscription").asString());
        subscription.putNull("schedule");
        schedule.put("status", "released").putNull("subscription");
        books.tell("customer.subscription.updated", subscription);
        return schedule;
    }
}
