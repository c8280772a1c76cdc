package foyer.platform.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import foyer.platform.graphql.ApiErrorCode;
import foyer.platform.graphql.ApiException;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionSynchronizationManager;

@Tag("unit")
class CpuPoolTest {

    private final CountDownLatch release = new CountDownLatch(1);
    private final CpuPool pool = new CpuPool(new CpuSettings(1, 1, Duration.ofSeconds(7)));

    @AfterEach
    void close() {
        release.countDown();
        pool.close();
    }

    @Test
    void runsOnAPlatformThreadAndAnswers() {
        assertThat(pool.call(() -> Thread.currentThread().isVirtual())).isFalse();
    }

    @Test
    void throwsWhatTheWorkThrows() {
        assertThatThrownBy(() -> pool.call(() -> {
                    throw new IllegalArgumentException("of the work");
                }))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("of the work");
    }

    @Test
    void refusesWithRetryAfterWhenTooManyWait() throws Exception {
        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            var running = new CountDownLatch(1);
            var first = callers.submit(() -> pool.call(() -> hold(running)));
            running.await();
            var second = callers.submit(() -> pool.call(() -> hold(new CountDownLatch(1))));
            while (pool.waiting() == 0) {
                Thread.onSpinWait();
            }
            assertThatThrownBy(() -> pool.call(() -> 1)).isInstanceOfSatisfying(ApiException.class, e -> {
                assertThat(e.code()).isEqualTo(ApiErrorCode.RATE_LIMITED);
                assertThat(e.extensions()).containsEntry("retryAfter", 7L);
            });
            release.countDown();
            assertThat(first.get() + second.get()).isEqualTo(2);
        }
        assertThat(pool.call(() -> 1)).isEqualTo(1);
    }

    private int hold(CountDownLatch running) {
        running.countDown();
        try {
            release.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return 1;
    }

    @Test
    void givesUpWhenTheCallerIsInterrupted() {
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> pool.call(() -> hold(new CountDownLatch(1))))
                .isInstanceOf(CancellationException.class);
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void refusesToHoldAConnectionMeanwhile() {
        TransactionSynchronizationManager.setActualTransactionActive(true);
        try {
            assertThatIllegalStateException().isThrownBy(() -> pool.call(() -> 1));
        } finally {
            TransactionSynchronizationManager.setActualTransactionActive(false);
        }
    }

    @Test
    void refusesToWaitForItself() {
        assertThatIllegalStateException().isThrownBy(() -> pool.call(() -> pool.call(() -> 1)));
    }

    @Test
    void leavesACoreToTheRequests() {
        var cores = Runtime.getRuntime().availableProcessors();
        assertThat(new CpuSettings(0, 1, Duration.ofSeconds(1)).poolSize()).isEqualTo(Math.max(1, cores - 1));
    }

    @Test
    void refusesWrongSettings() {
        assertThatThrownBy(() -> new CpuSettings(-1, 1, Duration.ofSeconds(1)))
                .hasMessageContaining("FOYER_CPU_THREADS");
        assertThatThrownBy(() -> new CpuSettings(1, 0, Duration.ofSeconds(1))).hasMessageContaining("FOYER_CPU_QUEUE");
    }
}
