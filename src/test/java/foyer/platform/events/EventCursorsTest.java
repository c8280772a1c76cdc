package foyer.platform.events;

import static foyer.platform.events.EventNode.A;
import static foyer.platform.events.EventNode.B;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import foyer.platform.crypto.SealedNumbers;
import foyer.platform.database.ScratchDatabase;
import foyer.platform.graphql.ApiErrorCode;
import foyer.platform.graphql.ApiException;
import foyer.testing.TestDatabase;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A cursor is its tenant's, says nothing to whoever holds it, and is good for as long as events are kept. */
@Tag("module")
class EventCursorsTest {

    private static final TestDatabase DATABASE = EventNode.database();
    private static final EventNode ONE = EventNode.on(DATABASE);
    private static final EventNode TWO = EventNode.on(DATABASE);
    private static final long KEPT_AFTER = 100;
    private static final long HEAD = 200;

    @BeforeAll
    static void positions() {
        EventNode.run(
                DATABASE,
                "update platform.event_sequence set kept_after = %d, last_position = %d".formatted(KEPT_AFTER, HEAD));
    }

    @AfterAll
    static void close() {
        ONE.close();
        TWO.close();
    }

    private static String encode(EventNode node, UUID tenant, long position) {
        return ScratchDatabase.in(tenant, () -> node.bean(EventCursors.class).encode(position));
    }

    private static long decode(EventNode node, UUID tenant, String cursor) {
        return ScratchDatabase.in(tenant, () -> node.bean(EventCursors.class).decode(cursor));
    }

    @ParameterizedTest
    @CsvSource({"100", "101", "200"})
    void aCursorOfOneNodeIsGoodOnAnother(long position) {
        var cursor = encode(ONE, A, position);

        assertThat(decode(TWO, A, cursor)).isEqualTo(position);
        assertThat(cursor).hasSize(48).matches("[A-Za-z0-9_-]+");
    }

    @ParameterizedTest
    @CsvSource({"99", "0", "201", "9223372036854775807", "-1"})
    void aCursorFromBeforeWhatIsKeptOrAfterTheHeadHasExpired(long position) {
        var cursor = encode(ONE, A, position);

        assertThatExceptionOfType(ApiException.class)
                .isThrownBy(() -> decode(ONE, A, cursor))
                .satisfies(e -> {
                    assertThat(e.code()).isEqualTo(ApiErrorCode.CURSOR_EXPIRED);
                    assertThat(e.messageKey()).isEqualTo("cursor.expired");
                });
    }

    static Stream<String> bad() {
        var cursor = encode(ONE, A, 150);
        return Stream.of(
                "",
                "150",
                "not a cursor",
                cursor.substring(1),
                cursor + "A",
                " " + cursor.substring(1),
                "=".repeat(48),
                "A".repeat(48),
                "é".repeat(48),
                "A".repeat(100_000),
                (cursor.charAt(0) == 'A' ? "B" : "A") + cursor.substring(1),
                cursor.substring(0, 47) + (cursor.charAt(47) == 'A' ? "E" : "A"),
                encode(ONE, B, 150),
                ONE.bean(SealedNumbers.class).seal("another purpose", A, 150));
    }

    @ParameterizedTest
    @MethodSource("bad")
    void whatIsNoCursorOfThisTenantIsRefused(String cursor) {
        assertThatExceptionOfType(ApiException.class)
                .isThrownBy(() -> decode(ONE, A, cursor))
                .satisfies(e -> {
                    assertThat(e.code()).isEqualTo(ApiErrorCode.BAD_USER_INPUT);
                    assertThat(e.messageKey()).isEqualTo("cursor.invalid");
                });
    }

    @Test
    void positionsThatFollowEachOtherLookNothingAlike() {
        var one = encode(ONE, A, 150);
        var next = encode(ONE, A, 151);

        assertThat(next.substring(0, 12)).isNotEqualTo(one.substring(0, 12));
        assertThat(next.substring(24)).isNotEqualTo(one.substring(24));
    }
}
