package foyer.platform.database;

import java.lang.ScopedValue.CallableOp;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * How many statements an operation has sent as the serving login: made with the operation, bound around it, read for
 * its line in the log. Never part of an answer.
 */
public final class StatementCount {

    private static final ScopedValue<StatementCount> CURRENT = ScopedValue.newInstance();

    private final AtomicInteger statements = new AtomicInteger();

    /** Runs the operation and counts its statements; may be called more than once for one operation. */
    public <T, X extends Throwable> T during(CallableOp<T, X> operation) throws X {
        return ScopedValue.where(CURRENT, this).call(operation);
    }

    public int value() {
        return statements.get();
    }

    /** Counts one statement, or one batch, for the running operation; outside any it does nothing. */
    static void increment() {
        if (CURRENT.isBound()) {
            CURRENT.get().statements.incrementAndGet();
        }
    }
}
