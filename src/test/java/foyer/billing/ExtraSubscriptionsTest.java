package foyer.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import foyer.payments.Payments;
import foyer.payments.Provider;
import foyer.testing.AtOnce;
import foyer.testing.Awaited;
import foyer.testing.FoyerTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Somebody pays in two windows: one subscription goes on, and nobody pays twice. */
@FoyerTest
@Tag("graphql")
class ExtraSubscriptionsTest extends PayingTenant {

    private static final String BOOKS = """
            select string_agg(s.status || ' ' || p.amount || ' ' || p.back, '; ' order by s.started_at, s.id)
            from payments.sandbox_subscription s
            cross join lateral (select
                coalesce(sum((state->>'amountMinor')::bigint) filter (where kind = 'PAYMENT'), 0) amount,
                coalesce(sum((state->>'amountMinor')::bigint) filter (where kind = 'REFUND'), 0) back
                from payments.sandbox_paper where subscription = s.id) p
            where s.reference = ?""";

    @Autowired
    Payments payments;

    @Autowired
    ExtraSubscriptions extras;

    @BeforeEach
    void nobodyHasFreeDays() {
        rows.change("insert into billing.account (trial_used_at, tenant_id) values (now(), ?)");
    }

    /** One that is not closed as soon as another one is paid: not every provider does. */
    private String page(String plan, int seats) {
        var page = open(plan, seats);
        rows.change("update billing.checkout set status = 'DONE' where tenant_id = ?");
        return page;
    }

    private String open(String plan, int seats) {
        return billing.start(BillingApi.checkout(plan, seats))
                .succeeded("billingCheckoutStart")
                .text("billingCheckoutStart.redirectUrl");
    }

    @Test
    void otherPagesAreClosedOnceOneIsPaid() {
        var late = open("PRO", 2);
        BillingApi.pay(open("STARTER", 1), "pay");

        Awaited.until(() -> rows.text("select string_agg(status, ' ' order by created_at) from billing.checkout"
                        + " where tenant_id = ?")
                .equals("EXPIRED DONE"));
        assertThatThrownBy(() -> BillingApi.pay(late, "pay")).isInstanceOf(AssertionError.class);
        assertThat(rows.text("select count(*) from billing.history where kind = 'CHECKOUT_EXPIRED' and tenant_id = ?"))
                .isEqualTo("1");
        assertThat(rows.text(BOOKS)).isEqualTo("ACTIVE 5800 0");
    }

    private String kinds() {
        return rows.text("select kind from billing.history where kind = 'EXTRA_SUBSCRIPTION' and tenant_id = ?");
    }

    private String mails() {
        return rows.text("select template from platform.mail where template = 'billing-extra' and tenant_id = ?");
    }

    private void oneIsPaidOnce(String plan, long amount, long other) {
        Awaited.until(() -> rows.text(BOOKS).equals("ACTIVE %d 0; CANCELLED %d %d".formatted(amount, other, other)));
        Awaited.until(() -> rows.text("select string_agg(status || (extra_at is not null), ' ' order by started_at, id)"
                        + " from billing.subscription where tenant_id = ?")
                .equals("ACTIVEfalse CANCELLEDtrue"));
        assertThat(billing.text("plan.code")).isEqualTo(plan);
        assertThat(billing.text("subscription.status")).isEqualTo("ACTIVE");
        assertThat(kinds()).isEqualTo("EXTRA_SUBSCRIPTION");
        assertThat(mails()).isEqualTo("billing-extra");
    }

    @Test
    void theFirstGoesOnAndWhatWasPaidForTheOtherGoesBack() {
        var one = page("STARTER", 1);
        var other = page("PRO", 2);
        BillingApi.pay(one, "pay");
        BillingApi.pay(other, "pay");
        oneIsPaidOnce("STARTER", 5_800, 18_700);
        Awaited.until(() -> rows.text(
                        "select refunded_minor from billing.payment where amount_minor = 18700 and tenant_id = ?")
                .equals("18700"));
        assertThat(billing.change(Map.of("seats", 2)).userErrorCodes("subscriptionChange"))
                .isEmpty();
    }

    /** What was paid for time in which there was no other is for what was used. */
    @Test
    void whatWasPaidBeforeTheOtherBeganStays() {
        var one = page("STARTER", 1);
        var other = page("PRO", 2);
        BillingApi.pay(one, "pay");
        billing.refresh();
        rows.change(
                "update payments.sandbox_subscription set started_at = now() + interval '1 day' where reference = ?");
        rows.change("update payments.sandbox_paper set state = jsonb_set(state, '{at}', '\"2020-01-01T00:00:00Z\"')"
                + " where kind = 'PAYMENT' and subscription in (select id from payments.sandbox_subscription"
                + " where reference = ?)");
        billing.refresh();

        BillingApi.pay(other, "pay");

        Awaited.until(() -> rows.text(BOOKS).equals("ACTIVE 18700 0; CANCELLED 5800 0"));
        Awaited.until(() -> billing.text("plan.code").equals("PRO"));
    }

    @Test
    void itIsSoWhenBothArePaidAtTheSameMoment() throws Exception {
        var one = page("STARTER", 1);
        var other = page("STARTER", 1);
        AtOnce.<Boolean>run(List.of(
                () -> {
                    BillingApi.pay(one, "pay");
                    return true;
                },
                () -> {
                    BillingApi.pay(other, "pay");
                    return true;
                }));
        oneIsPaidOnce("STARTER", 5_800, 5_800);
    }

    /** Whoever was told of last need not be who pays. */
    @Test
    void thePortalIsOfWhoeverPaysForWhatGoesOn() {
        subscribes("STARTER", 1);
        rows.change("update billing.customer set external_id = 'cus_of_nobody' where tenant_id = ?");
        var portal = billing.portal();

        assertThat(rows.text("select s.id from billing.subscription b join payments.sandbox_subscription s"
                        + " on s.id = b.external_id and s.customer = (select customer from payments.sandbox_portal"
                        + " where id = '" + portal.substring(portal.lastIndexOf('/') + 1) + "') where b.tenant_id = ?"))
                .startsWith("sub");
    }

    @Test
    void itIsDoneOnceHoweverManyDoIt() throws Exception {
        var one = page("STARTER", 1);
        var other = page("STARTER", 2);
        BillingApi.pay(one, "pay");
        BillingApi.pay(other, "pay");
        AtOnce.run(List.of(
                () -> rows.as(() -> {
                    extras.end();
                    return 1;
                }),
                () -> rows.as(() -> {
                    extras.end();
                    return 1;
                }),
                () -> billing.refresh().status()));
        oneIsPaidOnce("STARTER", 5_800, 6_700);
    }

    /** What is known of it may be old: whether one goes on its provider says. */
    @Test
    void noneIsEndedForWhatWasSoOnce() {
        subscribes("STARTER", 1);
        var first = rows.text("select external_id from billing.subscription where tenant_id = ?");
        payments.gateway(Provider.SANDBOX).cancel(payments.account(Provider.SANDBOX), first, false, first);
        Awaited.until(() -> billing.text("subscription.status").equals("CANCELLED"));
        subscribes("PRO", 1);
        rows.change(
                "update billing.subscription set status = 'ACTIVE', ended_at = null, seen_at = '2020-01-01' where external_id = '"
                        + first + "' and tenant_id = ?");
        rows.as(() -> {
            extras.end();
            return 1;
        });
        assertThat(kinds()).isEmpty();
        assertThat(billing.text("plan.code")).isEqualTo("PRO");
        assertThat(billing.text("subscription.status")).isEqualTo("ACTIVE");
    }
}
