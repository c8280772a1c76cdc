package foyer.platform.events;

import static foyerdb.platform.Tables.EVENT;
import static foyerdb.platform.Tables.EVENT_LISTENER;
import static foyerdb.platform.Tables.EVENT_LISTENER_TENANT;
import static foyerdb.platform.Tables.EVENT_SEQUENCE;
import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.currentInstant;
import static org.jooq.impl.DSL.least;
import static org.jooq.impl.DSL.min;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.val;

import foyer.platform.database.SystemDatabase;
import foyer.platform.security.CurrentCaller;
import foyerdb.platform.Routines;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record1;
import org.jooq.Select;
import org.jooq.impl.DSL;
import org.jooq.types.DayToSecond;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The places of listeners: noticed by the system login across tenants, moved in the transactions of each tenant. */
@Component
class ListenerQueries {

    private final DSLContext db;
    private final SystemDatabase system;
    private final EventQueries events;

    ListenerQueries(DSLContext db, SystemDatabase system, EventQueries events) {
        this.db = db;
        this.system = system;
        this.events = events;
    }

    /** A listener that has something to do for a tenant. */
    record Due(String listener, UUID tenant) {}

    /**
     * What a listener has to do for the calling tenant: the event after a position, if there is one of its types up to
     * what was noticed.
     */
    record Next(
            long position,
            long noticed,
            int attempts,
            @Nullable SequencedEvent event) {}

    /** Tells that a node has this listener. A new one begins at the head of the log. */
    void register(String listener) {
        system.dsl()
                .insertInto(EVENT_LISTENER, EVENT_LISTENER.NAME, EVENT_LISTENER.POSITION)
                .select(select(val(listener), EVENT_SEQUENCE.LAST_POSITION).from(EVENT_SEQUENCE))
                .onConflict(EVENT_LISTENER.NAME)
                .doUpdate()
                .set(EVENT_LISTENER.SEEN_AT, currentInstant())
                .execute();
    }

    /** Forgets the places of listeners that no node has had for so long. */
    void forget(Duration unseen) {
        system.dsl()
                .deleteFrom(EVENT_LISTENER)
                .where(EVENT_LISTENER.SEEN_AT.lt(currentInstant().minus(seconds(unseen))))
                .execute();
        system.dsl()
                .deleteFrom(EVENT_LISTENER_TENANT)
                .where(EVENT_LISTENER_TENANT.LISTENER.notIn(
                        select(EVENT_LISTENER.NAME).from(EVENT_LISTENER)))
                .execute();
    }

    /** Up to where every listener has handled its events. */
    long handledByAll() {
        var noticed = select(min(EVENT_LISTENER.POSITION)).from(EVENT_LISTENER);
        var handled = select(min(EVENT_LISTENER_TENANT.POSITION))
                .from(EVENT_LISTENER_TENANT)
                .where(EVENT_LISTENER_TENANT.POSITION.lt(EVENT_LISTENER_TENANT.NOTICED));
        return Objects.requireNonNull(system.dsl()
                .select(least(orEverything(noticed), orEverything(handled)))
                .fetchSingle()
                .value1());
    }

    private static Field<Long> orEverything(Select<? extends Record1<Long>> least) {
        return DSL.coalesce(DSL.field(least), val(Long.MAX_VALUE));
    }

    /** Notices up to {@code most} more events for each of these; answers whether there are more for any. */
    boolean notice(Collection<EventListener> listeners, int most) {
        var names = new ArrayList<String>();
        var types = new ArrayList<String>();
        for (var listener : listeners) {
            for (var type : listener.types()) {
                names.add(listener.name());
                types.add(type);
            }
        }
        return Boolean.TRUE.equals(Routines.noticeEvents(
                system.dsl().configuration(), names.toArray(String[]::new), types.toArray(String[]::new), most));
    }

    /** Those of these listeners' tenants whose turn it is, who waited longest first. */
    List<Due> due(Set<String> listeners, int most) {
        return system.dsl()
                .select(EVENT_LISTENER_TENANT.LISTENER, EVENT_LISTENER_TENANT.TENANT_ID)
                .from(EVENT_LISTENER_TENANT)
                .where(EVENT_LISTENER_TENANT.POSITION.lt(EVENT_LISTENER_TENANT.NOTICED))
                .and(EVENT_LISTENER_TENANT.NEXT_TRY_AT.le(currentInstant()))
                .and(EVENT_LISTENER_TENANT.LISTENER.eq(any(listeners.toArray(String[]::new))))
                .orderBy(EVENT_LISTENER_TENANT.NEXT_TRY_AT)
                .limit(most)
                .fetch(row -> new Due(row.value1(), row.value2()));
    }

    /** Makes this transaction the only one that works for the listener and the calling tenant; false when one does. */
    boolean claim(String listener) {
        var key = DSL.field(
                "hashtextextended({0}, 0)", Long.class, val("listener " + listener + " " + CurrentCaller.tenant()));
        return Boolean.TRUE.equals(db.select(DSL.field("pg_try_advisory_xact_lock({0})", Boolean.class, key))
                .fetchSingle()
                .value1());
    }

    /** What comes next for the listener; null when all is done, or it is to wait. */
    @Nullable Next next(EventListener listener) {
        var place = db.selectFrom(EVENT_LISTENER_TENANT)
                .where(EVENT_LISTENER_TENANT.LISTENER.eq(listener.name()))
                .and(EVENT_LISTENER_TENANT.POSITION.lt(EVENT_LISTENER_TENANT.NOTICED))
                .and(EVENT_LISTENER_TENANT.NEXT_TRY_AT.le(currentInstant()))
                .fetchOne();
        if (place == null) {
            return null;
        }
        var wanted = EVENT.TYPE.eq(any(listener.types().toArray(String[]::new)));
        var event = events.ofCaller(wanted, place.getPosition(), place.getNoticed(), 1);
        return new Next(
                place.getPosition(),
                place.getNoticed(),
                place.getAttempts(),
                event.isEmpty() ? null : event.getFirst());
    }

    /** Moves the listener's place; whose turn it was comes last. Answers whether the place was still the same. */
    boolean move(String listener, Next from, long to) {
        return db.update(EVENT_LISTENER_TENANT)
                        .set(EVENT_LISTENER_TENANT.POSITION, to)
                        .set(EVENT_LISTENER_TENANT.ATTEMPTS, 0)
                        .set(EVENT_LISTENER_TENANT.NEXT_TRY_AT, currentInstant())
                        .where(EVENT_LISTENER_TENANT.LISTENER.eq(listener))
                        .and(EVENT_LISTENER_TENANT.POSITION.eq(from.position()))
                        .execute()
                == 1;
    }

    /** Lets the event come again after a pause. */
    void postpone(String listener, Next failed, Duration pause) {
        db.update(EVENT_LISTENER_TENANT)
                .set(EVENT_LISTENER_TENANT.ATTEMPTS, failed.attempts() + 1)
                .set(EVENT_LISTENER_TENANT.NEXT_TRY_AT, currentInstant().plus(seconds(pause)))
                .where(EVENT_LISTENER_TENANT.LISTENER.eq(listener))
                .and(EVENT_LISTENER_TENANT.POSITION.eq(failed.position()))
                .and(EVENT_LISTENER_TENANT.ATTEMPTS.eq(failed.attempts()))
                .execute();
    }

    static DayToSecond seconds(Duration duration) {
        return DayToSecond.valueOf(duration);
    }
}
