package foyer.testing;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Waits for what another thread brings about; a test fails when that takes too long. */
public final class Awaited {

    /**
     * What a second that is promised may become on a machine that is slow, or stands still for a while. What is not ended
     * in time goes on for minutes, until a token ends, so a test can tell the two apart by it. The second itself is held
     * by tests that set the time (SessionChecksTest, KeyChecksTest) or read the period (SessionWatchTest).
     */
    public static final Duration PROMPTLY = Duration.ofSeconds(10);

    /** Only what never comes takes as long: a machine that is busy, or stands still, comes to everything sooner. */
    private static final Duration LONGEST = Duration.ofSeconds(60);

    private static final Duration LOOK = Duration.ofMillis(5);

    private Awaited() {}

    /** Waits until it is so. */
    public static void until(BooleanSupplier condition) {
        var until = System.nanoTime() + LONGEST.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - until > 0) {
                throw new AssertionError("not within " + LONGEST);
            }
            LockSupport.parkNanos(LOOK.toNanos());
        }
    }

    /** How long it took until it was so. */
    public static Duration timeUntil(BooleanSupplier condition) {
        var started = System.nanoTime();
        until(condition);
        return Duration.ofNanos(System.nanoTime() - started);
    }

    /** The value, as soon as there is one. */
    public static <T> T value(Supplier<@Nullable T> supplier) {
        until(() -> supplier.get() != null);
        return Objects.requireNonNull(supplier.get());
    }
}
