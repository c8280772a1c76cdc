package foyer.payments;

import foyer.platform.database.SystemDatabase;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The system's connections are few: what works the inbox off uses one of them at most, so that whatever comes meanwhile is
 * kept at once.
 */
@Component
class InboxConnection {

    private final SystemDatabase system;
    private final ReentrantLock working = new ReentrantLock();

    InboxConnection(SystemDatabase system) {
        this.system = system;
    }

    /** For whatever need not wait. */
    SystemDatabase system() {
        return system;
    }

    /** One statement after another, of whichever event. */
    <T extends @Nullable Object> T working(Function<SystemDatabase, T> work) {
        working.lock();
        try {
            return work.apply(system);
        } finally {
            working.unlock();
        }
    }
}
