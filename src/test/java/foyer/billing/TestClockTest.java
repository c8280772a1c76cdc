package foyer.billing;

import static org.assertj.core.api.Assertions.assertThat;

import foyer.platform.time.TenantClock;
import foyer.testing.Awaited;
import foyer.testing.FoyerTest;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Where a tenant's time goes that is set by hand, and where it does not. */
@FoyerTest
@Tag("graphql")
class TestClockTest extends PayingTenant {

    private static final Map<String, ?> MONTH = Map.of("advanceDays", 31);

    @Autowired
    TenantClock clock;

    private TestTimes time;

    @BeforeEach
    void timeMayPass() {
        time = new TestTimes(tenants, billing);
    }

    private static Instant in(int days) {
        return Instant.now().truncatedTo(ChronoUnit.SECONDS).plus(Duration.ofDays(days));
    }

    private static Map<String, ?> deed(String deed) {
        return Map.of("deed", deed);
    }

    @Test
    void standsWhereItWasSetInThatTenantOnly() {
        var other = tenants.signUpFree("LEAD_GENERATION");
        var moment = in(100);
        time.advance(moment);
        assertThat(clock.now(billing.member().tenant())).isEqualTo(moment);
        assertThat(clock.now(other.tenant())).isBefore(in(1));
        assertThat(rows.text(
                        "select action from audit.entry where action = 'billing.clock_advanced' and tenant_id = ?"))
                .isEqualTo("billing.clock_advanced");
    }

    @Test
    void goesForwardOnlyAndNotTooFar() {
        time.advance(in(10));
        assertThat(time.to(in(9)).userErrorCodes("testClockAdvance")).containsExactly("TIME_INVALID");
        assertThat(time.to(in(10).plus(Duration.ofDays(732))).userErrorCodes("testClockAdvance"))
                .containsExactly("TIME_INVALID");
    }

    /** What another node has set this one knows within a second. */
    @Test
    void isTheSameOnEveryNode() {
        var moment = in(50);
        rows.change("insert into billing.test_clock (at, tenant_id) values (?::timestamptz, ?)", moment.toString());
        Awaited.until(() -> clock.now(billing.member().tenant()).equals(moment));
    }

    @Test
    void playsStepsAndTellsHowBillingStandsAfterEach() {
        subscribes("PRO", 2);
        var played = time.simulate(List.of(
                        MONTH,
                        deed("FAIL_PAYMENTS"),
                        Map.of("advanceDays", 18),
                        Map.of("advanceDays", 14),
                        deed("SUCCEED_PAYMENTS"),
                        deed("PAY_OPEN"),
                        deed("CANCEL_AT_PERIOD_END"),
                        deed("RESUME"),
                        deed("CANCEL_NOW")))
                .succeeded("billingSimulate")
                .data("billingSimulate.standings")
                .valueStream()
                .map(one -> "%s %s %s %s %d"
                        .formatted(
                                one.path("status").asString(),
                                one.path("plan").asString(),
                                one.path("seats").asString(),
                                one.path("accessLevel").asString(),
                                one.path("invoices").asInt()));
        assertThat(played)
                .containsExactly(
                        "ACTIVE PRO 2 FULL 1",
                        "ACTIVE PRO 2 FULL 1",
                        "PAST_DUE PRO 2 GRACE 2",
                        "UNPAID PRO 2 READ_ONLY 2",
                        "UNPAID PRO 2 READ_ONLY 2",
                        "ACTIVE PRO 2 FULL 2",
                        "ACTIVE PRO 2 FULL 2",
                        "ACTIVE PRO 2 FULL 2",
                        "CANCELLED FREE  FULL 2");
    }

    @Test
    void saysWhichStepCannotBePlayed() {
        assertThat(time.simulate(List.of(MONTH, deed("RESUME"))).body()).contains("NO_SUBSCRIPTION", "\"steps\",\"1\"");
        assertThat(time.simulate(List.of()).userErrorCodes("billingSimulate")).containsExactly("STEPS_INVALID");
        assertThat(time.simulate(List.of(Map.of("advanceDays", 732))).userErrorCodes("billingSimulate"))
                .containsExactly("STEPS_INVALID");
        assertThat(time.simulate(Collections.nCopies(51, MONTH)).userErrorCodes("billingSimulate"))
                .containsExactly("STEPS_INVALID");
    }

    @Test
    void doesNotTryOutRealProviders() {
        rows.change("""
                insert into billing.subscription (id, provider, external_id, price_code, seats, status, status_since,
                    cancel_at_period_end, seen_at, tenant_id)
                values (?, 'STRIPE', 'sub_' || gen_random_uuid(), 'LEAD-GENERATION-PRO-MONTH-USD-STRIPE-1', 1, 'ACTIVE',
                    now(), false, now(), ?)""", UUID.randomUUID());
        rows.change("""
                insert into billing.account (subscription_id, tenant_id)
                select id, tenant_id from billing.subscription where tenant_id = ?""");
        assertThat(time.simulate(List.of(MONTH)).userErrorCodes("billingSimulate"))
                .containsExactly("REAL_PROVIDER");
    }
}
