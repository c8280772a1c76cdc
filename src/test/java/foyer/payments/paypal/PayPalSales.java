package foyer.payments.paypal;

import static foyer.payments.paypal.PayPalDiary.JSON;
import static foyer.payments.paypal.PayPalDiary.money;
import static foyer.payments.paypal.PayPalDiary.require;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The sales of a test's PayPal: what subscriptions were charged, and what of it was given back. */
final class PayPalSales {

    private final PayPalDiary diary;
    private final List<ObjectNode> sales = new ArrayList<>();

    /** Whether they are of long ago: no captures. */
    volatile boolean areOld;

    /** Why nothing goes back; null while it does. */
    volatile @Nullable String refusal;

    PayPalSales(PayPalDiary diary) {
        this.diary = diary;
    }

    /** What a subscription is charged. */
    void charge(ObjectNode subscription, BigDecimal amount, String currency) {
        var sale = JSON.createObjectNode()
                .put("id", PayPalDiary.id())
                .put("state", "completed")
                .put("billing_agreement_id", subscription.path("id").asString())
                .put("custom", subscription.path("custom_id").asString())
                .put("create_time", diary.now());
        sale.putObject("amount").put("total", amount.toPlainString()).put("currency", currency);
        sales.add(sale);
        diary.tell("PAYMENT.SALE.COMPLETED", sale);
    }

    ObjectNode transactions(String id) {
        var answer = JSON.createObjectNode();
        var list = answer.putArray("transactions");
        for (var sale : sales) {
            if (sale.path("billing_agreement_id").asString().equals(id)) {
                var transaction = list.addObject().put("id", sale.path("id").asString());
                transaction.put("status", sale.path("state").asString().toUpperCase(Locale.ROOT));
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

    /** The last that a subscription was charged. */
    ObjectNode newest(String subscription) {
        return PayPalDiary.found(sales.reversed().stream()
                .filter(sale -> sale.path("billing_agreement_id").asString().equals(subscription))
                .findFirst()
                .orElse(null));
    }

    ObjectNode sale(String id) {
        return PayPalDiary.found(sales.stream()
                .filter(sale -> sale.path("id").asString().equals(id))
                .findFirst()
                .orElse(null));
    }

    ObjectNode capture(String id) {
        var sale = PayPalDiary.found(areOld ? null : sale(id));
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
        require(refusal == null, String.valueOf(refusal));
        require(asked.signum() > 0, "CANNOT_BE_ZERO_OR_NEGATIVE");
        require(amount.path("currency_code").asString().equals(currency), "REFUND_CAPTURE_CURRENCY_MISMATCH");
        require(refunded(sale).compareTo(total) < 0, "CAPTURE_FULLY_REFUNDED");
        require(refunded(sale).add(asked).compareTo(total) <= 0, "REFUND_AMOUNT_EXCEEDED");
        var back = refunded(sale).add(asked);
        sale.put("refunded", back.toPlainString());
        sale.put("state", back.compareTo(total) == 0 ? "refunded" : "partially_refunded");
        var refund = JSON.createObjectNode()
                .put("id", PayPalDiary.id())
                .put("status", "COMPLETED")
                .put("create_time", diary.now());
        refund.putObject("amount").setAll(money(asked, currency));
        var told = JSON.createObjectNode()
                .put("id", refund.path("id").asString())
                .put("sale_id", id)
                .put("custom", sale.path("custom").asString())
                .put("state", "completed")
                .put("create_time", diary.now());
        told.putObject("amount").put("total", asked.negate().toPlainString()).put("currency", currency);
        diary.tell("PAYMENT.SALE.REFUNDED", told);
        return refund;
    }

    /** As the sample of PayPal's event shows it: less than nothing, by the id of the sale. */
    void reverses(ObjectNode sale) {
        var amount = sale.path("amount");
        sale.put("refunded", amount.path("total").asString()).put("state", "refunded");
        var told = JSON.createObjectNode()
                .put("id", sale.path("id").asString())
                .put("state", "completed")
                .put("create_time", diary.now());
        told.putObject("amount")
                .put("total", "-" + amount.path("total").asString())
                .put("currency", amount.path("currency").asString());
        diary.tell("PAYMENT.SALE.REVERSED", told);
    }

    /** What was reversed is there again, which nobody tells. */
    void returns(ObjectNode sale) {
        sale.put("refunded", "0").put("state", "completed");
    }

    private static BigDecimal refunded(ObjectNode sale) {
        return new BigDecimal(sale.path("refunded").asString("0"));
    }
}
