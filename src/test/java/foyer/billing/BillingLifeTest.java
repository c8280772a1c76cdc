package foyer.billing;

import static org.assertj.core.api.Assertions.assertThat;

import foyer.testing.Awaited;
import foyer.testing.FoyerTest;
import foyer.testing.GraphQlAnswer;
import foyer.testing.GraphQlClient;
import foyer.testing.TestTenants;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The life of a subscription as a frontend sees it, paid in the sandbox. */
@FoyerTest
@Tag("graphql")
class BillingLifeTest {

    @Autowired
    TestTenants tenants;

    @Autowired
    GraphQlClient anonymous;

    private BillingApi billing;

    @BeforeEach
    void signUp() {
        billing = new BillingApi(tenants.signUpFree("LEAD_GENERATION"));
    }

    private static String code(GraphQlAnswer answer, String mutation) {
        return String.join(" ", answer.userErrorCodes(mutation));
    }

    @Test
    void anybodySeesThePlansAndWhatTheyCostHere() {
        var plans = anonymous.post("""
                { plans(blueprint: LEAD_GENERATION) {
                    code name prices { id provider interval currency amount { amountMinor } seatAmount { amountMinor } trialDays }
                    entitlements { key included limit } } }""");

        assertThat(plans.text("plans.0.code")).isEqualTo("FREE");
        assertThat(plans.text("plans.0.name")).isEqualTo("Free");
        assertThat(plans.data("plans.0.prices")).isEmpty();
        assertThat(plans.data("plans.2.prices").valueStream())
                .isNotEmpty()
                .allMatch(price -> price.path("provider").asString().equals("SANDBOX"));
        assertThat(plans.data("plans.2.entitlements").valueStream())
                .anyMatch(one -> one.path("key").asString().equals("SEATS")
                        && one.path("limit").asLong() > 0);
    }

    @Test
    void aTenantWithoutASubscriptionHasTheFreePlan() {
        var stands = billing.billing();

        assertThat(stands.text("viewer.tenant.billing.plan.code")).isEqualTo("FREE");
        assertThat(stands.text("viewer.tenant.billing.accessLevel")).isEqualTo("FULL");
        assertThat(stands.data("viewer.tenant.billing.subscription").isNull()).isTrue();
        assertThat(stands.data("viewer.tenant.billing.history.nodes")).isEmpty();
    }

    @Test
    void whoeverComesBackBeforeAnyWebhookHasThePlan() {
        billing.paid("PRO", 3);

        var stands = billing.refresh();

        assertThat(stands.text("billingRefresh.billing.plan.code")).isEqualTo("PRO");
        assertThat(stands.text("billingRefresh.billing.subscription.status")).isEqualTo("TRIALING");
        assertThat(stands.data("billingRefresh.billing.subscription.seats").asInt())
                .isEqualTo(3);
        assertThat(seats()).isEqualTo(3);
        assertThat(stands.text("billingRefresh.billing.paymentMethod.kind")).isEqualTo("card");
    }

    @Test
    void whoeverNeverComesBackHasThePlanBecauseOfTheWebhook() {
        billing.paid("PRO", 4);

        Awaited.until(() -> billing.text("plan.code").equals("PRO"));

        assertThat(seats()).isEqualTo(4);
    }

    private int seats() {
        return billing.member()
                .client()
                .post("{ viewer { tenant { entitlements { key limit } } } }")
                .data("viewer.tenant.entitlements")
                .valueStream()
                .filter(one -> one.path("key").asString().equals("SEATS"))
                .findFirst()
                .orElseThrow()
                .path("limit")
                .asInt();
    }

    @Test
    void theSameCallAnswersTheSamePage() {
        var first = billing.start(BillingApi.checkout("PRO", 2, "once")).succeeded("billingCheckoutStart");
        var again = billing.start(BillingApi.checkout("PRO", 2, "once")).succeeded("billingCheckoutStart");
        var other = billing.start(BillingApi.checkout("PRO", 3, "once"));

        assertThat(again.body()).isEqualTo(first.body());
        assertThat(code(other, "billingCheckoutStart")).isEqualTo("IDEMPOTENCY_KEY_REUSED");
    }

    @Test
    void moreComesAtOnceAndLessWithThePeriodsEnd() {
        billing.subscribes("STARTER", 2);

        var preview = billing.change(Map.of("seats", 5, "dryRun", true)).succeeded("subscriptionChange");
        assertThat(preview.data("subscriptionChange.preview.atPeriodEnd").asBoolean())
                .isFalse();
        assertThat(billing.billing()
                        .data("viewer.tenant.billing.subscription.seats")
                        .asInt())
                .isEqualTo(2);

        var more = billing.change(Map.of("plan", "PRO", "seats", 5)).succeeded("subscriptionChange");
        assertThat(more.text("subscriptionChange.billing.plan.code")).isEqualTo("PRO");
        assertThat(seats()).isEqualTo(5);

        var less = billing.change(Map.of("seats", 1)).succeeded("subscriptionChange");
        assertThat(less.text("subscriptionChange.billing.pendingChange.kind")).isEqualTo("SCHEDULED");
        assertThat(less.data("subscriptionChange.billing.pendingChange.seats").asInt())
                .isEqualTo(1);
        assertThat(seats()).isEqualTo(5);

        var back = billing.change(Map.of()).succeeded("subscriptionChange");
        assertThat(back.data("subscriptionChange.billing.pendingChange").isNull())
                .isTrue();
    }

    @Test
    void endsWithItsPeriodGoesOnOrEndsAtOnce() {
        billing.subscribes("PRO", 2);

        var ends = billing.wish("subscriptionCancel", Map.of()).succeeded("subscriptionCancel");
        assertThat(ends.data("subscriptionCancel.billing.subscription.cancelAtPeriodEnd")
                        .asBoolean())
                .isTrue();
        assertThat(ends.text("subscriptionCancel.billing.plan.code")).isEqualTo("PRO");

        var goesOn = billing.wish("subscriptionResume", Map.of()).succeeded("subscriptionResume");
        assertThat(goesOn.data("subscriptionResume.billing.subscription.cancelAtPeriodEnd")
                        .asBoolean())
                .isFalse();

        var over =
                billing.wish("subscriptionCancel", Map.of("atPeriodEnd", false)).succeeded("subscriptionCancel");
        assertThat(over.text("subscriptionCancel.billing.plan.code")).isEqualTo("FREE");
        assertThat(over.text("subscriptionCancel.billing.accessLevel")).isEqualTo("FULL");
        assertThat(over.text("subscriptionCancel.billing.subscription.status")).isEqualTo("CANCELLED");
        assertThat(code(billing.change(Map.of("seats", 3)), "subscriptionChange"))
                .isEqualTo("NO_SUBSCRIPTION");
        assertThat(billing.billing().data("viewer.tenant.billing.history.nodes").size())
                .isGreaterThan(4);
    }

    @Test
    void freeDaysAreThereOnce() {
        billing.subscribes("PRO", 1);
        billing.wish("subscriptionCancel", Map.of("atPeriodEnd", false)).succeeded("subscriptionCancel");

        billing.subscribes("PRO", 1);

        assertThat(billing.text("subscription.status")).isEqualTo("ACTIVE");
        assertThat(billing.text("invoices.nodes.0.status")).isEqualTo("PAID");
        assertThat(billing.billing().data("viewer.tenant.billing.invoices.nodes.0.lines"))
                .isNotEmpty();
        assertThat(billing.text("payments.nodes.0.status")).isEqualTo("SUCCEEDED");
    }

    @Test
    void saysWhatIsWrong() {
        assertThat(code(billing.start(BillingApi.checkout("GOLD", 1)), "billingCheckoutStart"))
                .isEqualTo("PRICE_NOT_FOUND");
        assertThat(code(billing.start(BillingApi.checkout("PRO", 0)), "billingCheckoutStart"))
                .isEqualTo("SEATS_INVALID");
        assertThat(code(billing.wish("subscriptionCancel", Map.of()), "subscriptionCancel"))
                .isEqualTo("NO_SUBSCRIPTION");
        billing.subscribes("PRO", 1);
        assertThat(code(billing.start(BillingApi.checkout("PRO", 1)), "billingCheckoutStart"))
                .isEqualTo("ALREADY_SUBSCRIBED");
        assertThat(code(billing.wish("subscriptionApplyCoupon", Map.of("coupon", "NONE")), "subscriptionApplyCoupon"))
                .isEqualTo("COUPON_INVALID");
        assertThat(code(billing.change(Map.of("seats", 10_001)), "subscriptionChange"))
                .isEqualTo("SEATS_INVALID");
        assertThat(code(billing.change(Map.of("plan", "GOLD")), "subscriptionChange"))
                .isEqualTo("PRICE_NOT_FOUND");
    }

    @Test
    void aCouponIsTakenOnce() {
        billing.subscribes("PRO", 1);
        for (var coupon : List.of("HALF", "HALF", "WELCOME20")) {
            billing.wish("subscriptionApplyCoupon", Map.of("coupon", coupon)).succeeded("subscriptionApplyCoupon");
            assertThat(billing.text("subscription.coupon")).isEqualTo(coupon);
        }

        for (var coupon : List.of("HALF", "half", " HALF ")) {
            assertThat(code(
                            billing.wish("subscriptionApplyCoupon", Map.of("coupon", coupon)),
                            "subscriptionApplyCoupon"))
                    .isEqualTo("COUPON_INVALID");
        }
        assertThat(billing.text("subscription.coupon")).isEqualTo("WELCOME20");
    }

    @Test
    void opensThePageWhereACardIsChanged() {
        billing.subscribes("PRO", 1);

        assertThat(billing.portal()).startsWith("http");
    }
}
