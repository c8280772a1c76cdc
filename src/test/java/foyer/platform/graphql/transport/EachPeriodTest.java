package foyer.platform.graphql.transport;

import static org.assertj.core.api.Assertions.assertThat;

import foyer.testing.Awaited;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
class EachPeriodTest {

    @Test
    void goesOnWhateverOneRoundThrows() {
        var rounds = new AtomicInteger();
        var failing = new EachPeriod("a test of failures", Duration.ofMillis(1)) {
            @Override
            protected void step() {
                switch (rounds.incrementAndGet()) {
                    case 1 -> throw new IllegalStateException("a failure of a test");
                    case 2 -> throw new StackOverflowError("an error of a test");
                    default -> {}
                }
            }
        };
        failing.start();
        try {
            Awaited.until(() -> rounds.get() > 3);
        } finally {
            failing.stop();
        }
        assertThat(failing.isRunning()).isFalse();
    }
}
