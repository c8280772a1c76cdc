package foyer.testing;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Waits for what another thread brings about; a test fails when that takes too long. */
public final class Awaited {

    private static final Duration LONGEST = Duration.ofSeconds(15);
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
