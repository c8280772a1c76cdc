package foyer.platform.database;

import foyer.platform.graphql.ApiErrorCode;
import foyer.platform.graphql.ApiException;
import java.lang.ScopedValue.CallableOp;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * The moment after which an operation starts no further statement. A statement already running is ended by the login's
 * {@code statement_timeout}.
 */
public final class Deadline {

    private static final ScopedValue<Deadline> CURRENT = ScopedValue.newInstance();

    private final long started = System.nanoTime();
    private volatile Duration time;

    private Deadline(Duration time) {
        this.time = time;
    }

    public static Deadline in(Duration duration) {
        return new Deadline(duration);
    }

    /** Allows this long from the beginning, when that is longer than was allowed before. */
    public void allow(Duration duration) {
        if (duration.compareTo(time) > 0) {
            time = duration;
        }
    }

    /** Runs the operation under this deadline. */
    public <T, X extends Throwable> T call(CallableOp<T, X> operation) throws X {
        return ScopedValue.where(CURRENT, this).call(operation);
    }

    public boolean isOver() {
        return left().isNegative();
    }

    /** The time that is left, negative when it is over. */
    public Duration left() {
        return time.minusNanos(System.nanoTime() - started);
    }

    /**
     * Ends an operation that is out of time; does nothing where no deadline is bound.
     *
     * @throws ApiException OVERLOADED, TIMEOUT
     */
    public static void check() {
        if (CURRENT.isBound() && CURRENT.get().isOver()) {
            throw new ApiException(
                    ApiErrorCode.OVERLOADED, "operation.timeout", List.of(), Map.of("reason", "TIMEOUT"));
        }
    }
}
