package foyer.platform.graphql.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import foyer.testing.Awaited;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Messages of all tenants take turns. */
@Tag("unit")
class LiveGateTest {

    private static final UUID A = new UUID(0, 1);
    private static final UUID B = new UUID(0, 2);
    private static final int FLOOD = 200;

    private final Semaphore done = new Semaphore(0);
    private final AtomicInteger inside = new AtomicInteger();
    private final List<String> order = Collections.synchronizedList(new ArrayList<>());

    /** A message that takes until the test lets it finish. */
    private Thread message(LiveGate gate, UUID tenant, String name) {
        return Thread.ofVirtual()
                .start(() -> gate.inTurn(tenant, () -> {
                    order.add(name);
                    inside.incrementAndGet();
                    done.acquireUninterruptibly();
                    return inside.decrementAndGet();
                }));
    }

    private List<Thread> flood(LiveGate gate) {
        var threads = new ArrayList<Thread>();
        for (var i = 0; i < FLOOD; i++) {
            threads.add(message(gate, A, "A"));
        }
        return threads;
    }

    private void finish(List<Thread> threads) {
        done.release(FLOOD + 1);
        Awaited.until(() -> threads.stream().noneMatch(Thread::isAlive));
        assertThat(inside).hasValue(0);
    }

    /** So many of them inside: a thread waits for a moment on its way there too. */
    private void untilAllWait(List<Thread> threads, int places) {
        Awaited.until(() -> inside.get() == places
                && threads.stream().allMatch(thread -> thread.getState() == Thread.State.WAITING));
    }

    @Test
    void aFloodOfOneTenantLeavesAPlaceForAnother() {
        var gate = LiveGate.before(6);
        var flood = flood(gate);
        untilAllWait(flood, 2);

        assertThat(gate.inTurn(B, () -> "told at once")).isEqualTo("told at once");

        assertThat(inside).hasValue(2);
        finish(flood);
        assertThat(gate.inTurn(A, () -> "again")).isEqualTo("again");
    }

    @Test
    void tenantsTakeTurnsAtTheOnlyPlace() {
        var gate = LiveGate.before(1);
        var threads = flood(gate);
        untilAllWait(threads, 1);
        threads.add(message(gate, B, "B"));
        untilAllWait(threads, 1);
        assertThat(order).containsExactly("A");

        done.release(2);

        Awaited.until(() -> order.size() == 3);
        assertThat(order.subList(1, 3)).contains("B");
        finish(threads);
    }

    @Test
    void aFailureGivesThePlaceBack() {
        var gate = LiveGate.before(1);

        assertThatIllegalStateException()
                .isThrownBy(() -> gate.inTurn(A, () -> {
                    throw new IllegalStateException();
                }));

        assertThat(gate.inTurn(A, () -> "told")).isEqualTo("told");
    }
}
