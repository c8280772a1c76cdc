package foyer.payments.sandbox;

import foyer.payments.InboxWorker;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.springframework.stereotype.Component;

/** Waits until what has happened in the sandbox has been told, by webhooks as ever, and applied. */
@Component
public class SandboxTelling {

    private static final Duration LOOK = Duration.ofMillis(15);

    private final SandboxQueries queries;
    private final SandboxSending sending;
    private final InboxWorker inbox;

    SandboxTelling(SandboxQueries queries, SandboxSending sending, InboxWorker inbox) {
        this.queries = queries;
        this.sending = sending;
        this.inbox = inbox;
    }

    /** Whether the tenant knows all of it within this time. Not in a transaction. */
    public boolean ends(UUID tenant, Duration longest) {
        var until = System.nanoTime() + longest.toNanos();
        while (queries.isTelling(tenant)) {
            if (System.nanoTime() - until > 0) {
                return false;
            }
            sending.wake();
            inbox.wake();
            LockSupport.parkNanos(LOOK.toNanos());
        }
        return true;
    }
}
