package foyer.platform.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Only the least time is asked for: how much more it takes is the machine's. */
@Tag("unit")
class EvenPaceTest {

    @Test
    void answersNoSoonerThanAStepAfterItBegan() {
        var done = new ArrayList<String>();

        var took = time(() -> EvenPace.run(() -> done.add("work")));

        assertThat(done).containsExactly("work");
        assertThat(took).isGreaterThanOrEqualTo(EvenPace.STEP);
    }

    @Test
    void startsAnotherStepForWhatTakesLongerThanOne() {
        var longer = EvenPace.STEP.plusMillis(1);

        var took = time(() -> EvenPace.run(() -> busy(longer)));

        assertThat(took).isGreaterThanOrEqualTo(EvenPace.STEP.multipliedBy(2));
    }

    @Test
    void failsAsEvenly() {
        var took = time(() -> assertThatThrownBy(() -> EvenPace.run(() -> {
                    throw new IllegalArgumentException("none");
                }))
                .hasMessage("none"));

        assertThat(took).isGreaterThanOrEqualTo(EvenPace.STEP);
    }

    @Test
    void holdsNoTransactionOpen() {
        TransactionSynchronizationManager.setActualTransactionActive(true);
        try {
            assertThatThrownBy(() -> EvenPace.run(() -> {})).isInstanceOf(IllegalStateException.class);
        } finally {
            TransactionSynchronizationManager.clear();
        }
    }

    private static void busy(Duration time) {
        var end = System.nanoTime() + time.toNanos();
        while (System.nanoTime() < end) {
            Thread.onSpinWait();
        }
    }

    private static Duration time(Runnable work) {
        var began = System.nanoTime();
        work.run();
        return Duration.ofNanos(System.nanoTime() - began);
    }
}
