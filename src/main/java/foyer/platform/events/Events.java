package foyer.platform.events;

import foyer.platform.security.CurrentCaller;
import foyerdb.platform.tables.records.EventRecord;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** Writes events into the caller's transaction: after the row that changed, so that its lock orders them. */
@Component
public class Events {

    private final DSLContext db;
    private final JsonMapper json;

    Events(DSLContext db, JsonMapper json) {
        this.db = db;
        this.json = json;
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
