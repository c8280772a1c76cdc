package foyer.platform.time;

import foyer.platform.graphql.ApiErrorCode;
import foyer.platform.graphql.ApiException;
import jakarta.annotation.PreDestroy;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Runs work that is bound to the processor (hashing, images, PDF, zip) on a few platform threads: on a virtual thread
 * it would hold up every request that shares the carrier. The work has no caller and no database.
 */
@Component
public class CpuPool {

    private static final ScopedValue<Boolean> WORKING = ScopedValue.newInstance();

    private final ThreadPoolExecutor threads;
    private final CpuSettings settings;

    /** The pool of the whole process; tests make their own. */
    @Autowired
    public CpuPool(CpuSettings settings) {
        this(settings, "cpu-");
    }

    /** One for work that would hold up the others; its threads are called so, and numbered. */
    public CpuPool(CpuSettings settings, String name) {
        this.settings = settings;
        var size = settings.poolSize();
        var queue = new ArrayBlockingQueue<Runnable>(settings.queue());
        var named = Thread.ofPlatform().name(name, 1).daemon().factory();
        this.threads = new ThreadPoolExecutor(size, size, 0, TimeUnit.SECONDS, queue, named);
    }

    /**
     * Runs the work and waits for it; what it throws is thrown here.
     *
     * @throws ApiException RATE_LIMITED with {@code retryAfter} when too many are waiting already
     * @throws IllegalStateException inside a transaction, whose connection would be held for nothing; and inside such
     *     work, which would wait for its own thread
     */
    public <T extends @Nullable Object> T call(Supplier<T> work) {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("do work bound to the processor before or after the transaction");
        }
        if (WORKING.isBound()) {
            throw new IllegalStateException("already on a thread of the pool");
        }
        return await(submit(work));
    }

    private <T extends @Nullable Object> Future<T> submit(Supplier<T> work) {
        try {
            return threads.submit(() -> ScopedValue.where(WORKING, true).call(work::get));
        } catch (RejectedExecutionException e) {
            var seconds = Math.max(1, settings.retryAfter().toSeconds());
            throw new ApiException(
                    ApiErrorCode.RATE_LIMITED, "cpu.busy", List.of(seconds), Map.of("retryAfter", seconds));
        }
    }

    private static <T extends @Nullable Object> T await(Future<T> result) {
        try {
            return result.get();
        } catch (InterruptedException e) {
            result.cancel(true);
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted while waiting for the processor");
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case RuntimeException failure -> throw failure;
                case Error failure -> throw failure;
                case null, default -> throw new IllegalStateException(e);
            }
        }
    }

    /** How many wait for a thread. */
    public int waiting() {
        return threads.getQueue().size();
    }

    /** Ends it, once all of its work is done. */
    @PreDestroy
    public void close() {
        threads.close();
    }
}
