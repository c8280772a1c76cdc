package foyer.jobs;

import foyer.platform.events.EventWakes;
import foyer.platform.events.Wake;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * What this node's dispatcher sleeps on. Jobs made here wake it after their commit; those made elsewhere by their events,
 * which come with the one notification of a batch; and those that are quiet, by nothing but the poll.
 */
@Component
class JobWakes {

    private final Wake dispatcher;
    private final TransactionSynchronization afterCommit = new AfterCommit();

    JobWakes(EventWakes events) {
        this.dispatcher = events.reader();
    }

    Wake dispatcher() {
        return dispatcher;
    }

    /** There may be something to do, or room for it. */
    void call() {
        dispatcher.call();
    }

    /** Calls when the running transaction has committed. */
    void callAfterCommit() {
        if (!TransactionSynchronizationManager.getSynchronizations().contains(afterCommit)) {
            TransactionSynchronizationManager.registerSynchronization(afterCommit);
        }
    }

    private final class AfterCommit implements TransactionSynchronization {

        @Override
        public void afterCommit() {
            call();
        }
    }
}
