package foyer.platform.database;

import java.lang.ScopedValue.CallableOp;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * How many statements the running operation has sent to PostgreSQL, by either serving login. BEGIN and COMMIT are not
 * counted; the statement that gives a transaction its tenant is.
 */
public final class StatementCount {

    private static final ScopedValue<StatementCount> CURRENT = ScopedValue.newInstance();

    private final AtomicInteger value = new AtomicInteger();

    /** Runs the operation with this counter bound. */
    public <T, X extends Throwable> T counting(CallableOp<T, X> operation) throws X {
        return ScopedValue.where(CURRENT, this).call(operation);
    }

    /** The running operation's counter, or null where nobody counts. */
    public static @Nullable StatementCount current() {
        return CURRENT.isBound() ? CURRENT.get() : null;
    }

    public void increment() {
        value.incrementAndGet();
    }

    public int value() {
        return value.get();
    }

    /** Called before each physical execute: refuses it after the operation's deadline, else counts it. */
    static void statementStarts() {
        Deadline.check();
        if (CURRENT.isBound()) {
            CURRENT.get().increment();
        }
    }
}
