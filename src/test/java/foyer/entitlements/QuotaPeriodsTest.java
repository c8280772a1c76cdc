package foyer.entitlements;

import static org.assertj.core.api.Assertions.assertThat;

import foyer.platform.database.Transactions;
import foyer.platform.time.TenantClock;
import foyer.testing.FoyerTest;
import foyer.testing.TestDatabase;
import foyer.testing.TestTenants;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** From when to when a quota is counted. */
@FoyerTest
@Tag("module")
class QuotaPeriodsTest {

    @Autowired
    Claims claims;

    @Autowired
    Entitlements entitlements;

    @Autowired
    ReservationSweep sweep;

    @Autowired
    Transactions transactions;

    @Autowired
    TenantClock clock;

    @Autowired
    TestTenants tenants;

    @Autowired
    TestDatabase database;

    private Works tenant;

    @BeforeEach
    void signUp() {
        tenant = new Works(
                database, transactions, tenants.signUp("LEAD_GENERATION").tenant());
    }

    private Usage usage(Limit limit) {
        return tenant.read(() -> entitlements.usage(limit));
    }

    private Instant now() {
        return clock.now(tenant.tenant());
    }

    @Test
    void quotasAreOfMonthsInTheTenantsTimeZone() {
        tenant.change("update entitlements.claim set time_zone = 'Asia/Dubai' where tenant_id = ?");
        var zone = ZoneId.of("Asia/Dubai");

        var resetsAt = usage(Limit.SEARCHES).resetsAt();

        var month = YearMonth.from(now().atZone(zone));
        assertThat(resetsAt)
                .isEqualTo(month.plusMonths(1).atDay(1).atStartOfDay(zone).toInstant());
    }

    @Test
    void quotasFollowThePeriodsOfTheSubscription() {
        tenant.run(() -> entitlements.take(Limit.SEARCHES, 7));
        var start = now().minus(Duration.ofDays(40));
        var end = start.plus(Duration.ofDays(30));

        tenant.run(() -> claims.setPeriod(start, end));

        assertThat(usage(Limit.SEARCHES).used()).isZero();
        assertThat(usage(Limit.SEARCHES).resetsAt())
                .as("the period after that, until billing says another")
                .isEqualTo(end.plus(Duration.ofDays(30)));
        tenant.run(() -> entitlements.take(Limit.SEARCHES, 2));
        tenant.run(() -> claims.endPeriod());
        assertThat(usage(Limit.SEARCHES).used()).isEqualTo(7);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Asia/Dubai", "America/Los_Angeles", "Africa/Abidjan", "Pacific/Kiritimati"})
    void anotherTimeZoneBeginsNoQuotaAnew(String zone) {
        tenant.run(() -> entitlements.take(Limit.SEARCHES, 7));
        tenant.run(() -> entitlements.reserve(Limit.SEARCHES, 2, "search"));
        tenant.run(() -> entitlements.reserve(Limit.STORAGE_BYTES, 5, "file"));

        tenant.run(() -> claims.setTimeZone(zone));

        var usage = usage(Limit.SEARCHES);
        assertThat(usage.used()).isEqualTo(7);
        assertThat(usage.reserved()).isEqualTo(2);
        assertThat(usage.resetsAt()).isEqualTo(endOfMonth(ZoneId.of(zone)));
        assertThat(usage(Limit.STORAGE_BYTES).reserved()).isEqualTo(5);
        tenant.run(() -> entitlements.commit("search"));
        tenant.run(() -> claims.setTimeZone("UTC"));
        assertThat(usage(Limit.SEARCHES).used()).isEqualTo(9);
        assertThat(usage(Limit.SEARCHES).resetsAt()).isEqualTo(endOfMonth(ZoneId.of("UTC")));
    }

    /** What stands in a counter of another subscription's period is not this period's. */
    @Test
    void anotherTimeZoneLeavesOtherPeriodsAsTheyAre() {
        tenant.run(() -> entitlements.take(Limit.SEARCHES, 7));
        var start = now().minus(Duration.ofDays(10));
        tenant.run(() -> claims.setPeriod(start, start.plus(Duration.ofDays(30))));
        tenant.run(() -> entitlements.take(Limit.SEARCHES, 2));

        tenant.run(() -> claims.setTimeZone("Asia/Dubai"));

        assertThat(usage(Limit.SEARCHES).used()).isEqualTo(2);
        assertThat(tenant.number("select count(*) from entitlements.counter where tenant_id = ?"
                        + " and limit_key = 'SEARCHES' and used = 7"))
                .isEqualTo(1);
    }

    private Instant endOfMonth(ZoneId zone) {
        return YearMonth.from(now().atZone(zone))
                .plusMonths(1)
                .atDay(1)
                .atStartOfDay(zone)
                .toInstant();
    }

    @Test
    void aStockHasNoPeriod() {
        tenant.run(() -> entitlements.reserve(Limit.STORAGE_BYTES, 7, "file"));
        tenant.run(() -> claims.setPeriod(now(), now().plus(Duration.ofDays(30))));

        assertThat(usage(Limit.STORAGE_BYTES).reserved()).isEqualTo(7);
        assertThat(usage(Limit.STORAGE_BYTES).resetsAt()).isNull();
    }

    @Test
    void deletesPeriodsThatAreLongOverAndNothingElse() {
        tenant.run(() -> entitlements.reserve(Limit.STORAGE_BYTES, 5, "file"));
        tenant.run(() -> entitlements.commit("file"));
        tenant.run(() -> entitlements.reserve(Limit.SEARCHES, 5, "search"));
        tenant.run(() -> entitlements.commit("search"));
        tenant.change("update entitlements.counter set period_start = period_start - interval '500 days',"
                + " period_end = period_end - interval '500 days' where tenant_id = ? and period_end is not null");
        tenant.change("update entitlements.reservation set period_start = period_start - interval '500 days'"
                + " where tenant_id = ? and key = 'search'");

        sweep.purge();

        assertThat(tenant.used(Limit.STORAGE_BYTES)).isEqualTo(5);
        assertThat(tenant.number(
                        "select count(*) from entitlements.counter where tenant_id = ? and limit_key = 'SEARCHES'"))
                .isZero();
        assertThat(tenant.number("select count(*) from entitlements.reservation where tenant_id = ?"))
                .isEqualTo(1);
    }
}
