package foyer.files;

import foyer.platform.time.CpuPool;
import foyer.platform.time.CpuSettings;
import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/**
 * Where pictures are decoded: one at a time, on a thread of its own. Whoever signs in or completes an upload meanwhile does
 * not wait for what a stranger's picture takes, and the memory is that of one of them.
 */
@Component
class PictureDecoding {

    /** Jobs wait here, of which few run at once on all nodes: there is always room. */
    private static final CpuSettings ONE = new CpuSettings(1, 16, Duration.ofMinutes(1));

    private final CpuPool thread = new CpuPool(ONE, "picture-");

    /** Runs the work and waits for it; what it throws is thrown here. */
    <T> T call(Supplier<T> work) {
        return thread.call(work);
    }

    /** How many wait for the thread. */
    int waiting() {
        return thread.waiting();
    }

    @PreDestroy
    void close() {
        thread.close();
    }
}
