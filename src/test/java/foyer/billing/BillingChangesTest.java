package foyer.billing;

import static org.assertj.core.api.Assertions.assertThat;

import foyer.testing.AtOnce;
import foyer.testing.FoyerTest;
import foyer.testing.GraphQlAnswer;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Several who change a subscription at once, and answers that were lost. */
@FoyerTest
@Tag("graphql")
class BillingChangesTest extends PayingTenant {

    @BeforeEach
    void subscribe() {
        subscribes("PRO", 2);
    }

    private int seats() {
        return billing.billing()
                .data("viewer.tenant.billing.subscription.seats")
                .asInt();
    }

    private void somebodyAskedFor(int seats, String ago) {
        rows.change("""
                insert into billing.pending_change (id, subscription_id, kind, status, price_code, seats, created_by_kind,
                    created_at, updated_at, tenant_id)
                select ?, id, 'CHANGE', 'REQUESTED', price_code, ?, 'MEMBER', now() - ?::interval, now(), tenant_id
                from billing.subscription where tenant_id = ?""", UUID.randomUUID(), seats, ago);
    }

    @Test
    void whoeverComesSecondIsToldSo() {
        somebodyAskedFor(9, "1 minute");

        assertThat(billing.change(Map.of("seats", 4)).userErrorCodes("subscriptionChange"))
                .containsExactly("CHANGE_IN_PROGRESS");
        assertThat(seats()).isEqualTo(2);
    }

    @Test
    void whoeverNeverCameBackHoldsUpNobodyForLong() {
        somebodyAskedFor(9, "3 minutes");

        billing.change(Map.of("seats", 4)).succeeded("subscriptionChange");

        assertThat(seats()).isEqualTo(4);
        assertThat(rows.text("select status from billing.pending_change where tenant_id = ? order by created_at"))
                .isEqualTo("ABANDONED\nAPPLIED");
        assertThat(rows.text("select kind from billing.history where kind = 'CHANGE_REFUSED' and tenant_id = ?"))
                .isEqualTo("CHANGE_REFUSED");
    }

    @Test
    void twoAtOnceLeaveWhatOneOfThemWanted() throws Exception {
        var other = new BillingApi(tenants.join(billing.member(), "ADMIN"));

        var answers = AtOnce.<List<String>>run(List.of(
                () -> billing.change(Map.of("seats", 4)).userErrorCodes("subscriptionChange"),
                () -> other.change(Map.of("seats", 6)).userErrorCodes("subscriptionChange")));

        assertThat(answers).allMatch(codes -> codes.isEmpty() || codes.equals(List.of("CHANGE_IN_PROGRESS")));
        assertThat(answers).anyMatch(List::isEmpty);
        assertThat(rows.text("select seats from billing.subscription where tenant_id = ?"))
                .isEqualTo(rows.text("select seats from payments.sandbox_subscription where reference = ?"))
                .isIn("4", "6");
        assertThat(rows.text(
                        "select count(*) from billing.pending_change where status = 'REQUESTED' and tenant_id = ?"))
                .isEqualTo("0");
    }

    @Test
    void anAnswerThatWasLostIsFetchedByTheSameKeyAndTheDeedDoneOnce() {
        billing.change(Map.of("seats", 5), "lost").succeeded("subscriptionChange");
        rows.change("update billing.pending_change set status = 'REQUESTED' where tenant_id = ?");
        rows.change(
                "update billing.subscription set seats = 2, seen_at = now() - interval '1 hour' where tenant_id = ?");

        billing.change(Map.of("seats", 5), "lost").succeeded("subscriptionChange");

        assertThat(seats()).isEqualTo(5);
        assertThat(rows.text("select status from billing.pending_change where tenant_id = ?"))
                .isEqualTo("APPLIED");
        assertThat(
                        rows.text(
                                "select count(*) from payments.sandbox_deed d join billing.pending_change c on d.key = 'change:' || c.id where c.tenant_id = ?"))
                .isEqualTo("1");
    }

    @Test
    void aKeyIsForOneChange() {
        billing.change(Map.of("seats", 5), "mine").succeeded("subscriptionChange");

        assertThat(billing.change(Map.of("seats", 6), "mine").userErrorCodes("subscriptionChange"))
                .containsExactly("IDEMPOTENCY_KEY_REUSED");
        assertThat(seats()).isEqualTo(5);
    }

    @Test
    void whoeverLookedAtAnotherVersionIsToldSo() {
        var version = rows.text("select version from billing.subscription where tenant_id = ?");
        var seen = Integer.parseInt(version);

        billing.change(Map.of("seats", 5, "version", seen)).succeeded("subscriptionChange");
        assertThat(billing.change(Map.of("seats", 3, "version", seen)).userErrorCodes("subscriptionChange"))
                .containsExactly("VERSION_CONFLICT");
        assertThat(billing.wish("subscriptionCancel", Map.of("version", seen)).userErrorCodes("subscriptionCancel"))
                .containsExactly("VERSION_CONFLICT");
        assertThat(billing.wish("subscriptionResume", Map.of("version", seen)).userErrorCodes("subscriptionResume"))
                .containsExactly("VERSION_CONFLICT");
        assertThat(seats()).isEqualTo(5);
    }

    @Test
    void aCouponThatTheSubscriptionEverHadIsTakenNoMore() {
        rows.change("update payments.sandbox_subscription set coupon = 'HALF' where reference = ?");
        billing.refresh();
        assertThat(billing.text("subscription.coupon")).as("by the page").isEqualTo("HALF");
        for (var coupon : List.of("WELCOME20", "FREE")) {
            billing.wish("subscriptionApplyCoupon", Map.of("coupon", coupon)).succeeded("subscriptionApplyCoupon");
        }
        rows.change("update billing.pending_change set status = 'ABANDONED' where tenant_id = ?");

        for (var coupon : List.of("HALF", "half", "welcome20")) {
            assertThat(billing.wish("subscriptionApplyCoupon", Map.of("coupon", coupon))
                            .userErrorCodes("subscriptionApplyCoupon"))
                    .containsExactly("COUPON_INVALID");
        }
    }

    @Test
    void couponsAreTriedTwentyTimesAnHourAndNoMore() {
        for (var tried = 0; tried < 20; tried++) {
            assertThat(coupon("GUESS" + tried).userErrorCodes("subscriptionApplyCoupon"))
                    .containsExactly("COUPON_INVALID");
        }

        assertThat(coupon("HALF").errorCodes()).containsExactly("RATE_LIMITED");
        rows.change("update platform.rate_limit set updated_at = updated_at - interval '4 minutes'"
                + " where key = 'coupon|' || ?::text");
        coupon("HALF").succeeded("subscriptionApplyCoupon");
        assertThat(coupon("WELCOME20").errorCodes()).containsExactly("RATE_LIMITED");
    }

    private GraphQlAnswer coupon(String code) {
        return billing.wish("subscriptionApplyCoupon", Map.of("coupon", code));
    }

    @Test
    void providersAreAskedSoOftenByATenantAndNoMore() {
        rows.change("update platform.rate_limit set tokens = 0, updated_at = now()"
                + " where key = 'billing.provider|' || ?::text");

        var told = "select (select count(*) from billing.history where tenant_id = t.id) || ' '"
                + " || (select count(*) from billing.pending_change where tenant_id = t.id) from tenancy.tenant t where id = ?";
        var history = rows.text(told);
        assertThat(billing.change(Map.of("seats", 5)).errorCodes()).containsExactly("RATE_LIMITED");
        assertThat(coupon("WELCOME20").errorCodes()).containsExactly("RATE_LIMITED");
        assertThat(rows.text(told)).as("nothing is left of them").isEqualTo(history);
        assertThat(seats()).isEqualTo(2);
        var pages = "select count(*) from billing.checkout where tenant_id = ?";
        var before = rows.text(pages);
        assertThat(billing.start(BillingApi.checkout("PRO", 2)).errorCodes()).containsExactly("RATE_LIMITED");
        assertThat(rows.text(pages)).as("nothing is left of it").isEqualTo(before);
    }
}
