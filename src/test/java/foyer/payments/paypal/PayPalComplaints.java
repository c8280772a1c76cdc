package foyer.payments.paypal;

import static foyer.payments.paypal.PayPalDiary.JSON;
import static foyer.payments.paypal.PayPalDiary.found;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What buyers complain of to a test's PayPal, as its list shows it, and each by itself. */
final class PayPalComplaints {

    static final String PATH = "/v1/customer/disputes";

    private static final String LIST = PATH + "?disputed_transaction_id=";

    private final PayPalDiary diary;
    private final Map<String, ObjectNode> disputes = new LinkedHashMap<>();

    PayPalComplaints(PayPalDiary diary) {
        this.diary = diary;
    }

    String about(JsonNode sale) {
        var amount = sale.path("amount");
        var dispute = JSON.createObjectNode()
                .put("dispute_id", "PP-D-" + disputes.size())
                .put("create_time", diary.now())
                .put("update_time", diary.now())
                .put("reason", "UNAUTHORISED")
                .put("status", "WAITING_FOR_SELLER_RESPONSE")
                .put("dispute_state", "REQUIRED_ACTION")
                .put("dispute_life_cycle_stage", "CHARGEBACK");
        dispute.putObject("dispute_amount")
                .put("value", amount.path("total").asString())
                .put("currency_code", amount.path("currency").asString());
        dispute.putArray("disputed_transactions")
                .addObject()
                .put("seller_transaction_id", sale.path("id").asString())
                .put("transaction_status", "COMPLETED");
        disputes.put(dispute.path("dispute_id").asString(), dispute);
        diary.tell("CUSTOMER.DISPUTE.CREATED", dispute);
        return dispute.path("dispute_id").asString();
    }

    void decided(String id, boolean forTheBuyer) {
        var dispute = found(disputes.get(id));
        dispute.put("status", "UNDER_REVIEW").put("update_time", diary.now());
        diary.tell("CUSTOMER.DISPUTE.UPDATED", dispute);
        dispute.put("status", "RESOLVED").put("dispute_state", "RESOLVED").put("update_time", diary.now());
        var outcome = dispute.putObject("dispute_outcome")
                .put("outcome_code", forTheBuyer ? "RESOLVED_BUYER_FAVOUR" : "RESOLVED_SELLER_FAVOUR");
        if (forTheBuyer) {
            outcome.set("amount_refunded", dispute.path("dispute_amount").deepCopy());
        }
        diary.tell("CUSTOMER.DISPUTE.RESOLVED", dispute);
    }

    /** One, or those of a payment, in few words. */
    ObjectNode answer(String path) {
        if (!path.startsWith(LIST)) {
            return found(disputes.get(path.substring(path.lastIndexOf('/') + 1)));
        }
        var payment = path.substring(LIST.length(), path.indexOf('&'));
        var answer = JSON.createObjectNode();
        var items = answer.putArray("items");
        disputes.values().stream()
                .filter(dispute -> payment.equals(dispute.path("disputed_transactions")
                        .path(0)
                        .path("seller_transaction_id")
                        .asString()))
                .forEach(dispute -> {
                    var item = items.addObject();
                    List.of("dispute_id", "create_time", "update_time", "reason", "status", "dispute_amount")
                            .forEach(name -> item.set(name, dispute.path(name).deepCopy()));
                });
        return answer;
    }
}
