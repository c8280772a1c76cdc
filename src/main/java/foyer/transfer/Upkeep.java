package foyer.transfer;

import foyer.platform.security.CurrentCaller;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Work that chunks leave behind, done beside the one that is stored next: as the caller, once at a time and never after the
 * run. What of it fails is done by later work.
 */
final class Upkeep implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Upkeep.class);

    private final Runnable work;
    private CompletableFuture<Void> begun = CompletableFuture.completedFuture(null);

    Upkeep(Runnable work) {
        this.work = work;
    }

    /** Begins with it, unless it is still at what was before. */
    void begin() {
        if (begun.isDone()) {
            var caller = CurrentCaller.get();
            begun = CompletableFuture.runAsync(
                    () -> CurrentCaller.call(caller, this::run),
                    work -> Thread.ofVirtual().name("import-upkeep").start(work));
        }
    }

    private Void run() {
        try {
            work.run();
        } catch (RuntimeException e) {
            LOG.warn("Not looked after beside an import, which goes on", e);
        }
        return null;
    }

    @Override
    public void close() {
        begun.join();
    }
}
