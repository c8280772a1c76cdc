package foyer.bench.load;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Load that goes on beside what is measured, until it is stopped. */
public final class Beside implements AutoCloseable {

    private static final Duration BURST = Duration.ofSeconds(1);

    private final Load load;
    private volatile @Nullable Thread pressing;

    public Beside(Load load) {
        this.load = load;
    }

    /** Puts load on this side from now on, and on no other. */
    public void start(Side side) {
        close();
        var thread = Thread.ofPlatform().name("beside").daemon().unstarted(() -> {
            while (Thread.currentThread().equals(pressing)) {
                load.press(side, BURST);
            }
        });
        pressing = thread;
        thread.start();
    }

    /** Ends the load, and waits until it has ended. */
    @Override
    public void close() {
        var thread = pressing;
        pressing = null;
        if (thread == null) {
            return;
        }
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
