package foyer.mutations;

import foyer.billing.BillingApi;
import foyer.billing.RefundApi;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * The mutations on what the tenant pays. What a provider makes of a wish is told by its webhooks too, so each of these asks
 * for what is so already: what it leaves behind is its own.
 */
final class BillingDeeds {

    private static final String REQUESTED = "billing.change_requested";
    private static final String CHOSEN = "billing.downgrade_chosen";
    private static final String APPROVED = "billing.downgrade_approved";
    private static final String COUPON = "HALF";

    private BillingDeeds() {}

    static Stream<Deed> all() {
        return Stream.of(
                Deed.of("billingCheckoutStart")
                        .leaves("billing.checkout_started", "billing.checkout_started", "")
                        .given(stage -> BillingApi.checkout("PRO", 3))
                        .refused(stage -> BillingApi.checkout("PRO", 0)),
                Deed.of("billingPortalOpen")
                        .leaves("billing.portal_opened", "", "")
                        .given(stage -> {
                            subscribed(stage);
                            return Map.of("returnUrl", BillingApi.BACK);
                        })
                        .refused(stage -> Map.of("returnUrl", BillingApi.BACK)),
                Deed.bare("billingRefresh"),
                Deed.of("billingReconcile")
                        .leaves("billing.reconcile billing.reconcile", "", "")
                        .bySuperAdmin()
                        .given(stage -> Map.of("tenantId", stage.owner().tenantId()))
                        .refused(stage -> Map.of("tenantId", "tnt_" + Deed.NOWHERE)),
                Deed.of("planSave")
                        .leaves("plan.save", "", "")
                        .bySuperAdmin()
                        .given(stage -> plan("STARTER"))
                        .refused(stage -> plan("GOLD")),
                Deed.of("creditGrant")
                        .leaves(
                                "billing.credit_changed billing.credit_requested billing.grant_credit",
                                "billing.credit_changed billing.credit_requested",
                                "")
                        .bySuperAdmin()
                        .given(stage -> {
                            subscribed(stage);
                            unheard(stage, "customer");
                            return credit(stage, 700);
                        })
                        .refused(stage -> credit(stage, 0)),
                Deed.of("refundIssue")
                        .leaves(
                                "billing.issue_refund billing.payment_changed billing.refund_changed"
                                        + " billing.refund_requested",
                                "billing.payment_changed billing.refund_changed billing.refund_requested",
                                "")
                        .bySuperAdmin()
                        .given(stage -> refund(stage, paid(stage)))
                        .refused(stage -> refund(stage, "bpay_" + Deed.NOWHERE)),
                Deed.of("testClockAdvance")
                        .leaves("billing.clock_advanced billing.clock_advanced", "", "")
                        .bySuperAdmin()
                        .given(stage -> Map.of("tenantId", stage.owner().tenantId(), "to", tomorrow()))
                        .refused(stage -> Map.of("tenantId", "tnt_" + Deed.NOWHERE, "to", tomorrow())),
                Deed.of("billingSimulate")
                        .leaves("billing.simulated billing.simulated", "", "")
                        .bySuperAdmin()
                        .given(stage -> Map.of(
                                "tenantId", stage.owner().tenantId(), "steps", List.of(Map.of("advanceDays", 1))))
                        .refused(stage -> Map.of("tenantId", stage.owner().tenantId(), "steps", List.of())),
                Deed.of("subscriptionChange")
                        .leaves(REQUESTED, REQUESTED, "")
                        .given(stage -> {
                            subscribed(stage);
                            return keyed("returnUrl", BillingApi.BACK);
                        })
                        .refused(stage -> keyed("returnUrl", BillingApi.BACK)),
                Deed.of("subscriptionCancel")
                        .leaves(REQUESTED, REQUESTED, "")
                        .given(stage -> {
                            subscribed(stage)
                                    .wish("subscriptionCancel", Map.of())
                                    .succeeded("subscriptionCancel");
                            return keyed("atPeriodEnd", true);
                        })
                        .refused(stage -> keyed("atPeriodEnd", true)),
                Deed.of("subscriptionResume")
                        .leaves(REQUESTED, REQUESTED, "")
                        .given(stage -> {
                            subscribed(stage);
                            return Map.of("idempotencyKey", key());
                        })
                        .refused(stage -> Map.of("idempotencyKey", key())),
                Deed.of("subscriptionApplyCoupon")
                        .leaves(REQUESTED, REQUESTED, "")
                        .given(stage -> {
                            subscribed(stage)
                                    .wish("subscriptionApplyCoupon", Map.of("coupon", COUPON))
                                    .succeeded("subscriptionApplyCoupon");
                            return keyed("coupon", COUPON);
                        })
                        .refused(stage -> keyed("coupon", COUPON)),
                Deed.of("downgradeChoose")
                        .leaves(CHOSEN, CHOSEN, "")
                        .given(stage -> Map.of("keep", List.of(stage.owner().membershipId())))
                        .refused(stage -> Map.of("keep", List.of("lead_" + Deed.NOWHERE))),
                Deed.of("downgradeApprove")
                        .leaves(REQUESTED + " " + APPROVED, REQUESTED + " " + APPROVED, "")
                        .given(BillingDeeds::approved)
                        .refused(stage -> approval("FREE", "PRO", "")));
    }

    /** It ends with its period already. */
    private static Map<String, ?> approved(Stage stage) {
        subscribed(stage).wish("subscriptionCancel", Map.of()).succeeded("subscriptionCancel");
        return approval(
                "FREE",
                "FREE",
                stage.owner()
                        .client()
                        .post("{ downgradePlan(plan: \"FREE\") { version } }")
                        .text("downgradePlan.version"));
    }

    private static Map<String, ?> approval(String plan, String confirm, String version) {
        return Map.of(
                "plan",
                plan,
                "confirm",
                confirm,
                "version",
                version,
                "returnUrl",
                BillingApi.BACK,
                "idempotencyKey",
                key());
    }

    /** As it ships. */
    private static Map<String, ?> plan(String code) {
        return Map.of("blueprint", "TRAVEL_SERVICES", "code", code, "version", 0, "reason", "Nothing is another");
    }

    private static Map<String, ?> refund(Stage stage, String payment) {
        return Map.of(
                "tenantId",
                stage.owner().tenantId(),
                "paymentId",
                payment,
                "reason",
                "They paid twice for it",
                "idempotencyKey",
                key());
    }

    /** A payment of which no webhook tells any more. */
    private static String paid(Stage stage) {
        var payment = new RefundApi(stage.owner()).paid();
        unheard(stage, "subscription");
        return payment;
    }

    /** No webhook tells of what the sandbox does with it any more, so that the answer alone does. */
    private static void unheard(Stage stage, String what) {
        stage.tenants()
                .update(
                        "update payments.sandbox_" + what + " set reference = gen_random_uuid() where reference = ?",
                        stage.owner().tenant());
    }

    private static Map<String, ?> credit(Stage stage, long amount) {
        return Map.of(
                "tenantId",
                stage.owner().tenantId(),
                "amount",
                Map.of("amountMinor", amount),
                "reason",
                "They were patient with us",
                "idempotencyKey",
                key());
    }

    private static BillingApi subscribed(Stage stage) {
        return new BillingApi(stage.owner()).subscribes("PRO", 2);
    }

    private static Map<String, ?> keyed(String field, Object value) {
        return Map.of(field, value, "idempotencyKey", key());
    }

    private static String tomorrow() {
        return Instant.now()
                .plus(Duration.ofDays(1))
                .truncatedTo(ChronoUnit.SECONDS)
                .toString();
    }

    private static String key() {
        return UUID.randomUUID().toString();
    }
}
