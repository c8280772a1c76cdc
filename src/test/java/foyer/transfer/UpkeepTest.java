package foyer.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import foyer.platform.security.Caller;
import foyer.platform.security.CurrentCaller;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Work beside a run: once at a time, as whoever runs it, and never after it. */
@Tag("unit")
class UpkeepTest {

    private static final Caller CALLER = Caller.system(new UUID(0, 1), "import");

    @Test
    void isDoneBesideTheRunOnceAtATimeAndNotAfterIt() {
        List<Caller> callers = Collections.synchronizedList(new ArrayList<>());
        var gate = new CountDownLatch(1);

        CurrentCaller.call(CALLER, () -> {
            try (var upkeep = new Upkeep(() -> {
                await(gate);
                callers.add(CurrentCaller.get());
            })) {
                upkeep.begin();
                upkeep.begin();
                assertThat(callers).isEmpty();
                gate.countDown();
            }
            return null;
        });

        assertThat(callers).containsExactly(CALLER);
    }

    @Test
    void failsNobodyAndIsTriedAgain() {
        var tried = new CountDownLatch(2);

        CurrentCaller.call(CALLER, () -> {
            for (var chunk = 0; chunk < 2; chunk++) {
                try (var upkeep = new Upkeep(() -> {
                    tried.countDown();
                    throw new IllegalStateException("the index is not there");
                })) {
                    upkeep.begin();
                }
            }
            return null;
        });

        assertThat(tried.getCount()).isZero();
    }

    private static void await(CountDownLatch gate) {
        try {
            gate.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
