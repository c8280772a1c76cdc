package foyer.platform.database;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Runs work in a transaction of its own and again when PostgreSQL gave it up in favour of another: after a deadlock or
 * a serialisation failure at most three times more, after a short random wait. The work must have no effect outside the
 * database, since it may run more than once.
 */
public final class Transactions {

    private static final int RETRIES = 3;

    private static final Duration FIRST_WAIT = Duration.ofMillis(20);

    /** {@code serialization_failure} and {@code deadlock_detected}. */
    private static final Set<String> RETRYABLE = Set.of("40001", "40P01");

    private final TransactionTemplate transaction;

    Transactions(TransactionTemplate transaction) {
        this.transaction = transaction;
    }

    /**
     * Does the work and commits it.
     *
     * @throws IllegalStateException inside a transaction: only the outermost can be run again
     */
    public <T extends @Nullable Object> T write(Supplier<T> work) {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("already in a transaction, which cannot be retried from within");
        }
        for (var retry = 1; ; retry++) {
            try {
                return transaction.execute(_ -> work.get());
            } catch (RuntimeException e) {
                if (retry > RETRIES || !isRetryable(e)) {
                    throw e;
                }
                pause(retry, e);
            }
        }
    }

    /** Does work without a result and commits it; see {@link #write(Supplier)}. */
    public void run(Runnable work) {
        this.<@Nullable Void>write(() -> {
            work.run();
            return null;
        });
    }

    private static boolean isRetryable(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException e && e.getSQLState() != null) {
                return RETRYABLE.contains(e.getSQLState());
            }
        }
        return false;
    }

    /** Doubles with each retry; random, so that those who met do not meet again. */
    private static void pause(int retry, RuntimeException failure) {
        var longest = FIRST_WAIT.toMillis() << retry;
        try {
            Thread.sleep(ThreadLocalRandom.current().nextLong(longest / 2, longest));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            failure.addSuppressed(e);
            throw failure;
        }
    }
}
