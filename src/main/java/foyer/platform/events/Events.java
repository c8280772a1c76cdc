package foyer.platform.events;

import foyer.platform.security.CurrentCaller;
import foyerdb.platform.tables.records.EventRecord;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import tools.jackson.databind.json.JsonMapper;

/** Writes events into the caller's transaction: after the row that changed, so that its lock orders them. */
@Component
public class Events {

    private final DSLContext db;
    private final JsonMapper json;
    private final EventWakes wakes;
    private final TransactionSynchronization afterCommit = new AfterCommit();

    Events(DSLContext db, JsonMapper json, EventWakes wakes) {
        this.db = db;
        this.json = json;
        this.wakes = wakes;
    }

    /** Records the event; it takes effect when the caller's transaction commits, and not otherwise. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void publish(Event event) {
        publish(List.of(event));
    }

    /** Records the events in this order, in one round trip. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void publish(List<? extends Event> events) {
        db.batchInsert(events.stream().map(this::row).toList()).execute();
        if (!TransactionSynchronizationManager.getSynchronizations().contains(afterCommit)) {
            TransactionSynchronizationManager.registerSynchronization(afterCommit);
        }
    }

    /** Wakes the sequencer, which costs the transaction nothing: it has been committed. */
    private final class AfterCommit implements TransactionSynchronization {
        @Override
        public void afterCommit() {
            wakes.committed();
        }
    }

    private EventRecord row(Event event) {
        var caller = CurrentCaller.get();
        var row = new EventRecord();
        row.setTenantId(CurrentCaller.tenant());
        row.setType(event.type());
        row.setEntityType(event.entityType());
        row.setEntityId(event.entityId());
        row.setActorKind(caller.actor().kind());
        row.setActorId(caller.actor().id());
        row.setRequestId(caller.requestId());
        row.setPayload(JSONB.valueOf(json.writeValueAsString(event.payload())));
        return row;
    }
}
