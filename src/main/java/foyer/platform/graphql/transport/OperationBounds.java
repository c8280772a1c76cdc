package foyer.platform.graphql.transport;

import foyer.platform.database.Deadline;
import foyer.platform.database.StatementCount;
import foyer.platform.graphql.limits.OperationReport;
import java.lang.ScopedValue.CallableOp;
import java.time.Duration;

/** What is bound around one operation: how long it may take, and the count of its statements. */
public final class OperationBounds {

    private final long started = System.nanoTime();
    private final StatementCount statements = new StatementCount();
    private final Deadline deadline;
    private final OperationReport report;

    public OperationBounds(Duration time) {
        this.deadline = Deadline.in(time);
        this.report = new OperationReport(deadline::allow);
    }

    /** Runs a part of the operation within its bounds. */
    public <T, X extends Throwable> T run(CallableOp<T, X> operation) throws X {
        return deadline.call(() -> statements.during(operation));
    }

    public OperationReport report() {
        return report;
    }

    public int statements() {
        return statements.value();
    }

    /** Since the request came. */
    public Duration elapsed() {
        return Duration.ofNanos(System.nanoTime() - started);
    }

    /** What is left of the operation's time, negative when it is over. */
    Duration left() {
        return deadline.left();
    }
}
