package foyer.platform.database;

import java.lang.ScopedValue.CallableOp;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * How many statements an operation has sent to PostgreSQL by either serving login: made with the operation, bound
 * around it, read for its line in the log. BEGIN and COMMIT are not counted; the statement that gives a transaction its
 * tenant is. Never part of an answer.
 */
public final class StatementCount {

    private static final ScopedValue<StatementCount> CURRENT = ScopedValue.newInstance();

    private final AtomicInteger statements = new AtomicInteger();

    /** Runs the operation and counts its statements; may be called more than once for one operation. */
    public <T, X extends Throwable> T during(CallableOp<T, X> operation) throws X {
        return ScopedValue.where(CURRENT, this).call(operation);
    }

    /** The running operation's counter, or null where nobody counts. */
    public static @Nullable StatementCount current() {
        return CURRENT.isBound() ? CURRENT.get() : null;
    }

    public void increment() {
        statements.incrementAndGet();
    }

    public int value() {
        return statements.get();
    }

    /** Called before each physical execute: refuses it after the operation's deadline, else counts it. */
    static void statementStarts() {
        Deadline.check();
        var count = current();
        if (count != null) {
            count.increment();
        }
    }
}
