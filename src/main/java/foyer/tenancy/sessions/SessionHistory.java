package foyer.tenancy.sessions;

import foyer.audit.Audit;
import foyer.identity.SessionId;
import foyer.platform.database.OtherTenant;
import foyer.platform.events.Events;
import foyer.platform.security.Caller;
import foyer.platform.security.CurrentCaller;
import foyer.tenancy.tenants.TenancyEvents;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * Tells of sessions in the audit log and as events, in the transaction of the deed and as whoever holds the session:
 * in the log of the session's tenant where it has one, else in the user's, and then without an event.
 */
@Component
public class SessionHistory {

    private static final String ENTITY = "Session";

    private final Audit audit;
    private final Events events;
    private final OtherTenant otherTenant;

    SessionHistory(Audit audit, Events events, OtherTenant otherTenant) {
        this.audit = audit;
        this.events = events;
        this.otherTenant = otherTenant;
    }

    /**
     * Tells of a new one.
     *
     * @param by what it was opened by, {@code "PASSWORD"}
     */
    public void opened(SessionId session, String by) {
        record("session.open", session, Map.of("by", by));
        publish(new TenancyEvents.SessionOpened(session));
    }

    /** No event: nothing has changed that anybody could be shown. */
    void refreshed(SessionId session) {
        record("session.refresh", session, Map.of());
    }

    void signedOut(SessionId session) {
        ended("session.end", session, Map.of());
    }

    void reused(SessionId session) {
        ended("session.end", session, Map.of("why", "REUSED"));
    }

    /** Its browser signed in anew. */
    void replaced(SessionId session) {
        ended("session.end", session, Map.of("why", "REPLACED"));
    }

    /**
     * The session is the calling member's now. Each tenant hears of its own side only.
     *
     * @param before who held the session before the move
     */
    void moved(Caller before, SessionId session) {
        var from = before.actor().tenantId();
        if (from != null && from.equals(CurrentCaller.tenant())) {
            record("session.move", session, Map.of());
            return;
        }
        opened(session, "MOVE");
        if (from != null) {
            otherTenant.within(before, () -> {
                ended("session.leave", session, Map.of());
                return session;
            });
        }
    }

    private void ended(String action, SessionId session, Map<String, ?> diff) {
        record(action, session, diff);
        publish(new TenancyEvents.SessionEnded(session));
    }

    private void record(String action, SessionId session, Map<String, ?> diff) {
        if (CurrentCaller.actor().tenantId() == null) {
            audit.recordForUser(action, ENTITY, session.value(), diff);
        } else {
            audit.record(action, ENTITY, session.value(), diff);
        }
    }

    private void publish(TenancyEvents event) {
        if (CurrentCaller.actor().tenantId() != null) {
            events.publish(event);
        }
    }
}
