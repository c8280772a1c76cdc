package foyer.platform.numbering;

import static foyer.platform.database.ScratchDatabase.A;
import static foyer.platform.database.ScratchDatabase.B;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import foyer.platform.database.ScratchDatabase;
import foyer.platform.database.TenantContext;
import foyer.platform.time.TenantClock;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("module")
class NumbersTest {

    private static final NumberSeries INVOICES = NumberSeries.of("invoice", "HT-YYYY-XXXXXX");
    private static final NumberSeries ORDERS = NumberSeries.of("order", "O-XXXX");
    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
    private static final int WRITERS = 32;
    private static final int EACH = 12;
    private static final int CONNECTIONS = 8;

    private final ScratchDatabase database = new ScratchDatabase(TenantContext.ONE_TRIP, CONNECTIONS);

    @AfterEach
    void close() {
        database.close();
    }

    private Numbers at(Instant now, String zone) {
        var clock = new TenantClock(Clock.fixed(now, ZoneOffset.UTC), List.of());
        return new Numbers(database.dsl(), clock, () -> ZoneId.of(zone));
    }

    private String next(UUID tenant, NumberSeries series, String... scope) {
        return next(at(NOW, "UTC"), tenant, series, scope);
    }

    private String next(Numbers numbers, UUID tenant, NumberSeries series, String... scope) {
        return ScratchDatabase.in(tenant, () -> database.transactions().write(() -> numbers.next(series, scope)));
    }

    @Test
    void countsEachSeriesOfEachTenantFromOne() {
        assertThat(next(A, INVOICES)).isEqualTo("HT-2026-000001");
        assertThat(next(A, INVOICES)).isEqualTo("HT-2026-000002");
        assertThat(next(A, ORDERS)).isEqualTo("O-0001");
        assertThat(next(B, INVOICES)).isEqualTo("HT-2026-000001");
        assertThat(next(A, INVOICES, "dubai")).isEqualTo("HT-2026-000001");
        assertThat(next(A, INVOICES, "dubai", "marina")).isEqualTo("HT-2026-000001");
        assertThat(next(A, INVOICES)).isEqualTo("HT-2026-000003");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-12-31T19:59:59Z, Asia/Dubai,       HT-2026-000001",
        "2026-12-31T20:00:00Z, Asia/Dubai,       HT-2027-000001",
        "2027-01-01T04:59:59Z, America/New_York, HT-2026-000001",
        "2027-01-01T05:00:00Z, America/New_York, HT-2027-000001",
    })
    void aYearBeginsWhereTheTenantIs(Instant now, String zone, String number) {
        assertThat(next(at(now, zone), A, INVOICES)).isEqualTo(number);
    }

    @Test
    void beginsAnewEachYearAndGoesOnWhereItWas() {
        var before = at(Instant.parse("2026-12-31T23:59:59Z"), "UTC");
        var after = at(Instant.parse("2027-01-01T00:00:00Z"), "UTC");

        assertThat(next(before, A, INVOICES)).isEqualTo("HT-2026-000001");
        assertThat(next(after, A, INVOICES)).isEqualTo("HT-2027-000001");
        assertThat(next(before, A, INVOICES)).isEqualTo("HT-2026-000002");
        assertThat(next(before, A, ORDERS)).isEqualTo("O-0001");
        assertThat(next(after, A, ORDERS)).isEqualTo("O-0002");
    }

    @Test
    void aTransactionThatWasUndoneLeavesNoGap() {
        assertThat(next(A, INVOICES)).endsWith("1");
        undone();
        assertThat(next(A, INVOICES)).endsWith("2");
    }

    private void undone() {
        var numbers = at(NOW, "UTC");
        assertThatIllegalStateException()
                .isThrownBy(() -> ScratchDatabase.in(
                        A,
                        () -> database.transactions().write(() -> {
                            numbers.next(INVOICES);
                            throw new IllegalStateException("undone");
                        })));
    }

    @Test
    void manyAtOnceGetEachNumberOnceAndLeaveNone() throws Exception {
        var given = new ArrayList<String>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var writers = IntStream.range(0, WRITERS)
                    .mapToObj(writer -> threads.submit(writes(writer % 2 == 0 ? A : B)))
                    .toList();
            for (var writer : writers) {
                given.addAll(writer.get());
            }
        }

        var kept = WRITERS / 2 * (EACH - EACH / 3);
        var expected = IntStream.rangeClosed(1, kept).mapToObj("HT-2026-%06d"::formatted);
        assertThat(given.stream().distinct()).containsExactlyInAnyOrderElementsOf(expected.toList());
        assertThat(given).hasSize(2 * kept);
    }

    /** Every third of its transactions is undone. */
    private Callable<List<String>> writes(UUID tenant) {
        var numbers = at(NOW, "UTC");
        return () -> {
            var mine = new ArrayList<String>();
            for (var i = 1; i <= EACH; i++) {
                try {
                    var isUndone = i % 3 == 0;
                    mine.add(ScratchDatabase.in(
                            tenant,
                            () -> database.transactions().write(() -> {
                                var number = numbers.next(INVOICES);
                                if (isUndone) {
                                    throw new UnsupportedOperationException("undone");
                                }
                                return number;
                            })));
                } catch (UnsupportedOperationException undone) {
                    assertThat(undone).hasMessage("undone");
                }
            }
            return mine;
        };
    }

    @Test
    void aScopeCannotBeTakenForAnother() {
        assertThatIllegalArgumentException().isThrownBy(() -> next(A, INVOICES, "a|b"));
        assertThatIllegalArgumentException().isThrownBy(() -> next(A, INVOICES, ""));
        assertThatIllegalArgumentException().isThrownBy(() -> NumberSeries.of("a|b", "X"));
    }
}
