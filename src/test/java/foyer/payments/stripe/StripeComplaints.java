package foyer.payments.stripe;

import tools.jackson.databind.node.ObjectNode;

/** What buyers want back through their bank, as Stripe keeps and tells it. */
final class StripeComplaints {

    private StripeComplaints() {}

    /** Of all that was paid last; answers the dispute's id. */
    static String aboutTheNewest(StripeBooks books) {
        var intent = books.all("payment_intent", "status", "succeeded").getFirst();
        var dispute = books.put(books.id("dp_"), "dispute");
        books.get(intent.path("latest_charge").asString(), "charge").put("disputed", true);
        books.tell(
                "charge.dispute.created",
                dispute.put("amount", intent.path("amount").asLong())
                        .put("currency", "usd")
                        .put("payment_intent", intent.path("id").asString())
                        .put("charge", intent.path("latest_charge").asString())
                        .put("reason", "fraudulent")
                        .put("status", "needs_response"));
        return dispute.path("id").asString();
    }

    /** Whether what was charged cannot be given back beside that. */
    static boolean holds(StripeBooks books, ObjectNode charge) {
        return books.all("dispute", "charge", charge.path("id").asString()).stream()
                .anyMatch(dispute -> !dispute.path("status").asString().equals("won"));
    }

    /** By the bank: the buyer has the money back, or not. */
    static void decide(StripeBooks books, String dispute, boolean forTheBuyer) {
        var decided = books.get(dispute, "dispute");
        books.tell("charge.dispute.updated", decided.put("status", "under_review"));
        books.tell("charge.dispute.closed", decided.put("status", forTheBuyer ? "lost" : "won"));
    }
}
