package foyer.transfer;

import foyer.platform.graphql.ApiErrorCode;
import foyer.platform.graphql.ApiException;
import foyer.platform.time.CpuPool;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import org.springframework.stereotype.Component;

/** Reads tables on the pool for work bound to the processor; a job waits where a request would be turned away. */
@Component
class Processor {

    private static final Duration PAUSE = Duration.ofMillis(200);
    private static final Executor VIRTUAL =
            work -> Thread.ofVirtual().name("import-ahead").start(work);

    private final CpuPool pool;

    Processor(CpuPool pool) {
        this.pool = pool;
    }

    /** Work that reads. */
    @FunctionalInterface
    interface Work<T> {
        T run() throws IOException;
    }

    /** Runs the work and waits for it. */
    <T> T call(Work<T> work) {
        while (true) {
            try {
                return pool.call(() -> unchecked(work));
            } catch (ApiException e) {
                if (e.code() != ApiErrorCode.RATE_LIMITED) {
                    throw e;
                }
                pause();
            }
        }
    }

    /** Begins the work; {@link #await} has what it answers. */
    <T> CompletableFuture<T> begin(Work<T> work) {
        return CompletableFuture.supplyAsync(() -> call(work), VIRTUAL);
    }

    static <T> T await(CompletableFuture<T> begun) {
        try {
            return begun.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException failure ? failure : e;
        }
    }

    private static <T> T unchecked(Work<T> work) {
        try {
            return work.run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for the processor", e);
        }
    }
}
