package foyer.entitlements;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import foyer.platform.database.Transactions;
import foyer.testing.FoyerTest;
import foyer.testing.TestDatabase;
import foyer.testing.TestTenants;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What becomes of reservations that nobody commits in time. */
@FoyerTest
@Tag("module")
class ReservationExpiryTest {

    /** Over as soon as it is made. */
    private static final Duration AT_ONCE = Duration.ofMillis(-1);

    @Autowired
    Entitlements entitlements;

    @Autowired
    ReservationSweep sweep;

    @Autowired
    Transactions transactions;

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

    @Test
    void expiredReservationsMakeRoomAtOnce() {
        tenant.allow(Limit.SEARCHES, 10L);
        tenant.run(() -> entitlements.reserve(Limit.SEARCHES, 10, "slow", AT_ONCE));

        tenant.run(() -> entitlements.reserve(Limit.SEARCHES, 4, "quick"));

        assertThat(tenant.reserved(Limit.SEARCHES)).isEqualTo(4);
        assertThat(tenant.wrongCounters()).isZero();
    }

    @Test
    void aLateCommitCountsWhileThereIsRoom() {
        tenant.allow(Limit.SEARCHES, 10L);
        tenant.run(() -> entitlements.reserve(Limit.SEARCHES, 6, "slow", AT_ONCE));
        tenant.run(() -> entitlements.reserve(Limit.SEARCHES, 6, "slower", AT_ONCE));

        sweep.giveBack();
        assertThat(tenant.reserved(Limit.SEARCHES)).isZero();
        tenant.run(() -> entitlements.commit("slow"));

        assertThat(tenant.used(Limit.SEARCHES)).isEqualTo(6);
        assertThatExceptionOfType(EntitlementException.class)
                .isThrownBy(() -> tenant.run(() -> entitlements.commit("slower")));
        assertThat(tenant.used(Limit.SEARCHES)).isEqualTo(6);
    }

    @Test
    void reservingAgainProlongs() {
        tenant.run(() -> entitlements.reserve(Limit.SEARCHES, 6, "work", AT_ONCE));

        var again = tenant.write(() -> entitlements.reserve(Limit.SEARCHES, 6, "work"));
        sweep.giveBack();

        assertThat(again.expiresAt()).isAfter(Instant.now());
        assertThat(tenant.reserved(Limit.SEARCHES)).isEqualTo(6);
    }

    @Test
    void anExpiredKeyReservesAnew() {
        tenant.run(() -> entitlements.reserve(Limit.SEARCHES, 6, "work", AT_ONCE));
        sweep.giveBack();

        tenant.run(() -> entitlements.reserve(Limit.SEARCHES, 2, "work"));
        tenant.run(() -> entitlements.commit("work"));

        assertThat(tenant.used(Limit.SEARCHES)).isEqualTo(2);
        assertThat(tenant.wrongCounters()).isZero();
    }
}
