package foyer.payments.stripe;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What a test's Stripe sells: the items of subscriptions, their periods, and what they cost. */
final class StripeGoods {

    private final StripeBooks books;

    StripeGoods(StripeBooks books) {
        this.books = books;
    }

    /** What is wanted of a subscription: a price so many times. */
    record Wanted(ObjectNode price, long quantity, @Nullable String item) {}

    static List<ObjectNode> items(ObjectNode subscription) {
        return subscription
                .path("items")
                .path("data")
                .valueStream()
                .map(item -> (ObjectNode) item)
                .toList();
    }

    static long costs(ObjectNode subscription) {
        return items(subscription).stream()
                .mapToLong(item -> item.path("quantity").asLong()
                        * item.path("price").path("unit_amount").asLong())
                .sum();
    }

    /** Makes the items those that are wanted; the periods stay but for another interval. */
    void setItems(ObjectNode subscription, List<Wanted> wanted) {
        var before = items(subscription);
        var list = (ObjectNode) subscription.path("items");
        var data = list.putArray("data");
        var same = !before.isEmpty()
                && interval(before.getFirst().path("price"))
                        .equals(interval(wanted.getFirst().price()));
        for (var one : wanted) {
            var item = StripeBooks.shape("subscription_item");
            item.put("id", one.item() == null ? books.id("si_") : one.item())
                    .put("quantity", one.quantity())
                    .put("subscription", subscription.path("id").asString())
                    .put("created", books.now());
            item.set("price", one.price().deepCopy());
            data.add(item);
            if (same) {
                item.put(
                        "current_period_start",
                        before.getFirst().path("current_period_start").asLong());
                item.put(
                        "current_period_end",
                        before.getFirst().path("current_period_end").asLong());
            }
        }
        list.put("total_count", data.size());
        if (!same) {
            period(subscription, books.now(), null);
        }
    }

    /** By a price of nobody's. */
    static void replace(ObjectNode subscription, boolean all) {
        for (var item : items(subscription)) {
            var price = (ObjectNode) item.path("price");
            if (all || StripePart.of(price) == StripePart.SEAT) {
                price.put("id", "price_own").putNull("lookup_key").putObject("metadata");
                item.put("quantity", 1);
            }
        }
    }

    static String interval(JsonNode price) {
        return price.path("recurring").path("interval").asString();
    }

    /** A period of all items, of their interval or until a time. */
    void period(ObjectNode subscription, long from, @Nullable Long until) {
        for (var item : items(subscription)) {
            var start = Instant.ofEpochSecond(from).atZone(ZoneOffset.UTC);
            var end = interval(item.path("price")).equals("year") ? start.plusYears(1) : start.plusMonths(1);
            item.put("current_period_start", from);
            item.put("current_period_end", until == null ? end.toEpochSecond() : until);
        }
    }

    static long periodEnd(ObjectNode subscription) {
        return items(subscription).getFirst().path("current_period_end").asLong();
    }

    /** What is left of the period, of all of it. */
    long prorated(ObjectNode subscription, long amount) {
        var start = items(subscription).getFirst().path("current_period_start").asLong();
        var end = periodEnd(subscription);
        return amount * (end - books.now()) / Math.max(1, end - start);
    }

    /** What a form wants. */
    List<Wanted> wanted(List<StripeForm> items) {
        return items.stream()
                .map(item -> new Wanted(
                        books.get(item.text("price"), "price"),
                        item.has("quantity") ? item.number("quantity") : 1,
                        null))
                .toList();
    }

    /** Takes off what a coupon says. */
    void discounts(ObjectNode subscription, StripeForm form) {
        var discount = books.put(books.id("di_"), "discount");
        var promotion = form.text("promotion_code");
        discount.put("promotion_code", promotion.isEmpty() ? null : promotion);
        var coupon = promotion.isEmpty()
                ? form.text("coupon")
                : books.get(promotion, "promotion_code").path("coupon").asString();
        if (!books.get(coupon, "coupon").path("applies").asBoolean(true)) {
            throw StripeError.invalid("", "discounts");
        }
        discount.putObject("source").put("type", "coupon").put("coupon", coupon);
        subscription.putArray("discounts").add(discount.path("id").asString());
    }
}
