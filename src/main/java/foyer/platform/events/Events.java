package foyer.platform.events;

import static foyerdb.platform.Tables.EVENT;

import foyer.platform.security.CurrentCaller;
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
        var caller = CurrentCaller.get();
        db.insertInto(EVENT)
                .set(EVENT.TENANT_ID, CurrentCaller.tenant())
                .set(EVENT.TYPE, event.type())
                .set(EVENT.ENTITY_TYPE, event.entityType())
                .set(EVENT.ENTITY_ID, event.entityId())
                .set(EVENT.ACTOR_KIND, caller.actor().kind())
                .set(EVENT.ACTOR_ID, caller.actor().id())
                .set(EVENT.REQUEST_ID, caller.requestId())
                .set(EVENT.PAYLOAD, JSONB.valueOf(json.writeValueAsString(event.payload())))
                .execute();
    }
}
