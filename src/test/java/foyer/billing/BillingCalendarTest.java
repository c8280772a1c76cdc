package foyer.billing;

import static org.assertj.core.api.Assertions.assertThat;

import foyer.payments.PaymentEvent;
import foyer.payments.Payments;
import foyer.payments.Provider;
import foyer.platform.time.TenantClock;
import foyer.testing.FoyerTest;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Ends of months, leap years, changes of the clock, and a provider whose clock is another, walked through on the test clock. */
@FoyerTest
@Tag("graphql")
class BillingCalendarTest extends PayingTenant {

    @Autowired
    Payments payments;

    @Autowired
    BillingListener listener;

    @Autowired
    TenantClock clock;

    private TestTimes time;

    @BeforeEach
    void nobodyHasFreeDays() {
        time = new TestTimes(tenants, billing);
        // So that periods begin when they are paid.
        rows.change("insert into billing.account (trial_used_at, tenant_id) values (now(), ?)");
    }

    private void subscribes(String interval) {
        var input = new HashMap<String, Object>(BillingApi.checkout("STARTER", 1));
        input.put("interval", interval);
        var page = billing.start(input).succeeded("billingCheckoutStart");
        BillingApi.pay(page.text("billingCheckoutStart.redirectUrl"), "pay");
        billing.refresh();
    }

    /** The ends of the periods that were paid, in order. */
    private List<Instant> periodEnds() {
        return database.texts("""
                        select to_char(period_end at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') from billing.invoice
                        where tenant_id = ?::uuid and status = 'PAID' order by issued_at""", billing.member().tenant().toString()).stream()
                .map(Instant::parse)
                .toList();
    }

    private static Instant plusMonths(Instant from, int months) {
        return from.atZone(ZoneOffset.UTC).plusMonths(months).toInstant();
    }

    @Test
    void monthsThatBeginOnTheLastOfOneEndOnTheLastOfTheNext() {
        var last = TestTimes.next(1, 31);
        time.reaches(last);
        subscribes("MONTH");
        time.advance(plusMonths(last, 3).plus(Duration.ofHours(1)));
        assertThat(periodEnds())
                .containsExactly(plusMonths(last, 1), plusMonths(last, 2), plusMonths(last, 3), plusMonths(last, 4));
        assertThat(plusMonths(last, 2).atZone(ZoneOffset.UTC).getDayOfMonth()).isEqualTo(31);
        assertThat(rows.text("select count(*) from billing.invoice where total_minor <> 5800 and tenant_id = ?"))
                .isEqualTo("0");
    }

    @Test
    void aYearFromALeapDayEndsOnTheLastOfFebruary() {
        var leapDay = TestTimes.next(2, 29);
        time.reaches(leapDay);
        subscribes("YEAR");
        time.advance(plusMonths(leapDay, 12).plus(Duration.ofHours(1)));
        assertThat(periodEnds()).containsExactly(plusMonths(leapDay, 12), plusMonths(leapDay, 24));
        assertThat(rows.text("select string_agg(total_minor::text, ' ') from billing.invoice where tenant_id = ?"))
                .isEqualTo("58000 58000");
    }

    /** A day of the tenant's is 23 hours long in spring: no period is longer or shorter for that, and none is paid twice. */
    @Test
    void aChangeOfTheClockChangesNoPeriod() {
        rows.change("update tenancy.tenant set time_zone = 'Europe/Berlin' where id = ?");
        var zone = ZoneId.of("Europe/Berlin");
        var before = TestTimes.next(3, 1).plus(Duration.ofMinutes(23 * 60 + 30));
        assertThat(zone.getRules().getOffset(before))
                .isNotEqualTo(zone.getRules().getOffset(plusMonths(before, 1)));
        time.reaches(before);
        subscribes("MONTH");
        billing.inThePortal("FAILING_CARD");
        time.advance(plusMonths(before, 1).minusSeconds(1));
        assertThat(billing.text("subscription.status")).isEqualTo("ACTIVE");
        time.advance(plusMonths(before, 1));
        assertThat(billing.text("accessLevel")).isEqualTo("GRACE");
        assertThat(periodEnds()).containsExactly(plusMonths(before, 1));
        assertThat(Instant.parse(billing.text("accessChangesAt")))
                .isEqualTo(plusMonths(before, 1).plus(Duration.ofDays(7)));
    }

    /** What is told is dated by a clock that may be minutes off; what comes of it is by nobody's clock but the tenant's. */
    @ParameterizedTest
    @ValueSource(longs = {-5, 5})
    void aProvidersClockMayBeMinutesOff(long minutes) {
        subscribes("STARTER", 1);
        var id = rows.text("select external_id from billing.subscription where tenant_id = ?");
        var provider = payments.gateway(Provider.SANDBOX);
        provider.cancel(
                payments.account(Provider.SANDBOX), id, true, UUID.randomUUID().toString());
        var now = provider.subscription(payments.account(Provider.SANDBOX), id);
        var event = new PaymentEvent(
                Provider.SANDBOX,
                "evt_" + UUID.randomUUID(),
                "customer.subscription.updated",
                clock.now(billing.member().tenant()).plus(Duration.ofMinutes(minutes)),
                billing.member().tenant(),
                id,
                List.of(new PaymentEvent.Seen.OfSubscription(now)));
        for (var often = 0; often < 2; often++) {
            rows.as(() -> {
                listener.received(payments.account(Provider.SANDBOX), event);
                return event;
            });
        }
        assertThat(billing.billing()
                        .data("viewer.tenant.billing.subscription.cancelAtPeriodEnd")
                        .asBoolean())
                .isTrue();
        billing.wish("subscriptionResume", Map.of()).succeeded("subscriptionResume");
        rows.as(() -> {
            listener.received(payments.account(Provider.SANDBOX), event);
            return event;
        });
        assertThat(billing.billing()
                        .data("viewer.tenant.billing.subscription.cancelAtPeriodEnd")
                        .asBoolean())
                .as("what was told before it was resumed is no news")
                .isFalse();
    }
}
