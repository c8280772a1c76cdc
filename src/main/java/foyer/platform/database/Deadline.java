package foyer.platform.database;

import foyer.platform.graphql.ApiErrorCode;
import foyer.platform.graphql.ApiException;
import java.lang.ScopedValue.CallableOp;
import java.time.Duration;

/**
 * The moment after which an operation starts no further statement. A statement already running is ended by the login's
 * {@code statement_timeout}.
 */
public final class Deadline {

    private static final ScopedValue<Deadline> CURRENT = ScopedValue.newInstance();

    private final long nanoTime;

    private Deadline(long nanoTime) {
        this.nanoTime = nanoTime;
    }

    public static Deadline in(Duration duration) {
        return new Deadline(System.nanoTime() + duration.toNanos());
    }

    /** Runs the operation under this deadline. */
    public <T, X extends Throwable> T call(CallableOp<T, X> operation) throws X {
        return ScopedValue.where(CURRENT, this).call(operation);
    }

    public boolean isOver() {
        return System.nanoTime() - nanoTime > 0;
    }

    /**
     * Ends an operation that is out of time; does nothing where no deadline is bound.
     *
     * @throws ApiException OVERLOADED {@code operation.timeout}
     */
    public static void check() {
        if (CURRENT.isBound() && CURRENT.get().isOver()) {
            throw new ApiException(ApiErrorCode.OVERLOADED, "operation.timeout");
        }
    }
}
