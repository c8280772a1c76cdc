package foyer.platform.events;

import static foyerdb.platform.Tables.EVENT_DEAD_LETTER;
import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.currentInstant;
import static org.jooq.impl.DSL.rowNumber;
import static org.jooq.impl.DSL.select;

import foyer.platform.database.SystemDatabase;
import foyerdb.platform.tables.records.EventDeadLetterRecord;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Events that listeners gave up on: whole copies, since the event itself is dropped some day. */
@Component
class DeadLetterQueries {

    private final DSLContext db;
    private final SystemDatabase system;
    private final EventQueries events;
    private final JsonMapper json;

    DeadLetterQueries(DSLContext db, SystemDatabase system, EventQueries events, JsonMapper json) {
        this.db = db;
        this.system = system;
        this.events = events;
        this.json = json;
    }

    /** A dead letter that was requeued. */
    record Requeued(String listener, UUID tenant, UUID id) {}

    void bury(String listener, SequencedEvent event, int attempts, String error) {
        var row = new EventDeadLetterRecord();
        row.setTenantId(event.tenant());
        row.setListener(listener);
        row.setPosition(event.position());
        row.setType(event.type());
        row.setEntityType(event.entityType());
        row.setEntityId(event.entityId());
        row.setActorKind(event.actorKind());
        row.setActorId(event.actorId());
        row.setPayload(JSONB.valueOf(json.writeValueAsString(event.payload())));
        row.setEventAt(event.createdAt());
        row.setAttempts(attempts);
        row.setError(error);
        db.insertInto(EVENT_DEAD_LETTER).set(row).onConflictDoNothing().execute();
    }

    /** Dead letters of the calling tenant, oldest first. */
    List<DeadLetter> ofCaller(String listener, int limit) {
        return db.selectFrom(EVENT_DEAD_LETTER)
                .where(EVENT_DEAD_LETTER.LISTENER.eq(listener))
                .orderBy(EVENT_DEAD_LETTER.POSITION)
                .limit(limit)
                .fetch(this::letter);
    }

    int requeue(Collection<UUID> ids) {
        return db.update(EVENT_DEAD_LETTER)
                .set(EVENT_DEAD_LETTER.NEXT_TRY_AT, currentInstant())
                .set(EVENT_DEAD_LETTER.ATTEMPTS, 0)
                .where(EVENT_DEAD_LETTER.ID.eq(any(ids.toArray(UUID[]::new))))
                .and(EVENT_DEAD_LETTER.NEXT_TRY_AT.isNull())
                .execute();
    }

    /** Those of these listeners whose turn it is, who waited longest first, and of each tenant a few. */
    List<Requeued> due(Set<String> listeners, int most, int ofEachTenant) {
        var place = rowNumber()
                .over()
                .partitionBy(EVENT_DEAD_LETTER.TENANT_ID)
                .orderBy(EVENT_DEAD_LETTER.NEXT_TRY_AT, EVENT_DEAD_LETTER.POSITION)
                .as("place");
        var due = select(
                        EVENT_DEAD_LETTER.LISTENER,
                        EVENT_DEAD_LETTER.TENANT_ID,
                        EVENT_DEAD_LETTER.ID,
                        EVENT_DEAD_LETTER.NEXT_TRY_AT,
                        place)
                .from(EVENT_DEAD_LETTER)
                .where(EVENT_DEAD_LETTER.NEXT_TRY_AT.le(currentInstant()))
                .and(EVENT_DEAD_LETTER.LISTENER.eq(any(listeners.toArray(String[]::new))))
                .asTable("due");
        return system.dsl()
                .select(
                        due.field(EVENT_DEAD_LETTER.LISTENER),
                        due.field(EVENT_DEAD_LETTER.TENANT_ID),
                        due.field(EVENT_DEAD_LETTER.ID))
                .from(due)
                .where(Objects.requireNonNull(due.field(place)).le(ofEachTenant))
                .orderBy(due.field(EVENT_DEAD_LETTER.NEXT_TRY_AT))
                .limit(most)
                .fetch(row -> new Requeued(row.value1(), row.value2(), row.value3()));
    }

    /** The requeued letter, locked; null when another transaction has it or had it. */
    @Nullable DeadLetter take(UUID id) {
        return db.selectFrom(EVENT_DEAD_LETTER)
                .where(EVENT_DEAD_LETTER.ID.eq(id))
                .and(EVENT_DEAD_LETTER.NEXT_TRY_AT.le(currentInstant()))
                .forUpdate()
                .skipLocked()
                .fetchOne(this::letter);
    }

    void delete(UUID id) {
        db.deleteFrom(EVENT_DEAD_LETTER).where(EVENT_DEAD_LETTER.ID.eq(id)).execute();
    }

    /** Lets the letter come again after a pause, or without one leaves it dead. */
    void failedAgain(DeadLetter letter, String error, @Nullable Duration pause) {
        db.update(EVENT_DEAD_LETTER)
                .set(EVENT_DEAD_LETTER.ATTEMPTS, letter.attempts() + 1)
                .set(EVENT_DEAD_LETTER.ERROR, error)
                .set(
                        EVENT_DEAD_LETTER.NEXT_TRY_AT,
                        pause == null
                                ? DSL.castNull(EVENT_DEAD_LETTER.NEXT_TRY_AT)
                                : currentInstant().plus(ListenerQueries.seconds(pause)))
                .where(EVENT_DEAD_LETTER.ID.eq(letter.id()))
                .and(EVENT_DEAD_LETTER.ATTEMPTS.eq(letter.attempts()))
                .execute();
    }

    private DeadLetter letter(EventDeadLetterRecord row) {
        var event = new SequencedEvent(
                row.getPosition(),
                row.getTenantId(),
                row.getType(),
                row.getEntityType(),
                row.getEntityId(),
                row.getActorKind(),
                row.getActorId(),
                events.payload(row.getPayload()),
                row.getEventAt());
        return new DeadLetter(
                row.getId(),
                row.getListener(),
                event,
                row.getAttempts(),
                row.getError(),
                row.getDiedAt(),
                row.getNextTryAt() != null);
    }
}
