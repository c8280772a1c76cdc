package foyer.platform.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A machine's clock that is off, put right. */
@Tag("unit")
class NodeClockTest {

    private static final Instant MACHINE = Instant.parse("2026-03-01T10:00:00Z");

    private final NodeClock clock = new NodeClock(Clock.fixed(MACHINE, ZoneOffset.UTC));

    @Test
    void isTheMachinesUntilTheDatabaseIsKnown() {
        assertThat(clock.instant()).isEqualTo(MACHINE);
    }

    @ParameterizedTest
    @ValueSource(longs = {-300_000, -1_001, 1_001, 300_000})
    void isTheDatabasesWhereTheMachineIsOff(long milliseconds) {
        var database = MACHINE.plusMillis(milliseconds);

        assertThat(clock.follow(database, MACHINE)).isEqualTo(Duration.ofMillis(milliseconds));

        assertThat(clock.instant()).isEqualTo(database);
        assertThat(clock.machineTime()).isEqualTo(MACHINE);
    }

    @ParameterizedTest
    @ValueSource(longs = {-1_000, -3, 0, 3, 1_000})
    void staysTheMachinesForALittle(long milliseconds) {
        assertThat(clock.follow(MACHINE.plusMillis(milliseconds), MACHINE)).isZero();

        assertThat(clock.instant()).isEqualTo(MACHINE);
    }

    @Test
    void goesBackToTheMachinesOnceThatIsRight() {
        clock.follow(MACHINE.plusSeconds(300), MACHINE);
        clock.follow(MACHINE, MACHINE);

        assertThat(clock.instant()).isEqualTo(MACHINE);
    }
}
