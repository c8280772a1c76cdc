package foyer.entitlements;

import static org.assertj.core.api.Assertions.assertThat;

import foyer.platform.database.Transactions;
import foyer.testing.AtOnce;
import foyer.testing.FoyerTest;
import foyer.testing.TestDatabase;
import foyer.testing.TestTenants;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Counting at the same time: nothing is lost, nothing is counted twice, and no limit is passed. */
@FoyerTest
@Tag("module")
class CountingRacesTest {

    private static final int ROUNDS = 40;
    private static final int WORKERS = 8;
    private static final int STEPS = 40;
    private static final int KEYS = 12;

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

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "PROPERTY_MEDIA")
    void oneOfTwoGetsTheLastOne(Limit limit) throws Exception {
        var before = tenant.used(limit);
        for (var round = 1; round <= ROUNDS; round++) {
            tenant.allow(limit, before + round);
            var keys = List.of("a" + round, "b" + round);

            var fits = AtOnce.run(keys.stream()
                    .<Callable<Boolean>>map(key -> () -> tenant.fits(() -> entitlements.reserve(limit, 1, key)))
                    .toList());

            assertThat(fits).as("round %d", round).containsExactlyInAnyOrder(true, false);
        }
        assertThat(tenant.reserved(limit)).isEqualTo(ROUNDS);
    }

    @Test
    void oneOfManyTakesTheLastOne() throws Exception {
        tenant.allow(Limit.PROPERTIES_PUBLISHED, 20L);

        var fits = AtOnce.run(Collections.<Callable<Boolean>>nCopies(
                32, () -> tenant.fits(() -> entitlements.take(Limit.PROPERTIES_PUBLISHED, 1))));

        assertThat(fits.stream().filter(fit -> fit)).hasSize(20);
        assertThat(tenant.used(Limit.PROPERTIES_PUBLISHED)).isEqualTo(20);
    }

    @Test
    void aKeyCountsOnceHoweverOftenItIsSentAtOnce() throws Exception {
        for (var round = 0; round < ROUNDS; round++) {
            var key = "key-" + round;
            AtOnce.run(Collections.<Callable<Boolean>>nCopies(
                    4,
                    () -> tenant.fits(() -> {
                        entitlements.reserve(Limit.SEARCHES, 5, key);
                        entitlements.commit(key);
                    })));
        }

        assertThat(tenant.used(Limit.SEARCHES)).isEqualTo(5L * ROUNDS);
        assertThat(tenant.wrongCounters()).isZero();
    }

    @Test
    void aStockIsCountedOnceForTheFirstTime() throws Exception {
        tenant.change("delete from entitlements.counter where tenant_id = ?");

        AtOnce.run(Collections.<Callable<Boolean>>nCopies(
                WORKERS,
                () -> tenant.fits(
                        () -> entitlements.reserve(Limit.SEATS, 1, "invite-" + java.util.UUID.randomUUID()))));

        assertThat(tenant.used(Limit.SEATS)).as("the owner's").isEqualTo(1);
        assertThat(tenant.reserved(Limit.SEATS)).isEqualTo(WORKERS);
    }

    /** Every step at random, with expiry and sweeps in between: counters stay the sum of what keys hold. */
    @Test
    void countersAreTheSumOfReservationsWhateverHappens() throws Exception {
        var seed = new Random().nextLong();
        tenant.allow(Limit.STORAGE_BYTES, 200L);
        tenant.allow(Limit.SEARCHES, 200L);

        var passed = AtOnce.run(IntStream.range(0, WORKERS)
                .<Callable<Boolean>>mapToObj(worker -> () -> work(new Random(seed + worker)))
                .toList());

        assertThat(passed).as("seed %d", seed).doesNotContain(false);
        assertThat(tenant.wrongCounters()).as("seed %d", seed).isZero();
    }

    /** Whether no limit was passed meanwhile. */
    private boolean work(Random random) {
        var within = true;
        for (var step = 0; step < STEPS; step++) {
            var limit = random.nextBoolean() ? Limit.STORAGE_BYTES : Limit.SEARCHES;
            var key = limit + "-" + random.nextInt(KEYS);
            var amount = 1 + random.nextInt(60);
            var held = random.nextInt(3) == 0 ? Duration.ofMillis(-1) : Duration.ofMinutes(1);
            switch (random.nextInt(6)) {
                case 0, 1 -> tenant.fits(() -> entitlements.reserve(limit, amount, key, held));
                case 2 -> commit(key);
                case 3 -> tenant.run(() -> entitlements.release(key));
                case 4 -> tenant.run(() -> entitlements.giveBack(key));
                default -> sweep.giveBack();
            }
            within &= tenant.held(limit) <= 200;
        }
        return within;
    }

    private void commit(String key) {
        try {
            tenant.fits(() -> entitlements.commit(key));
        } catch (IllegalStateException _) {
            // The key holds nothing at the moment.
        }
    }
}
