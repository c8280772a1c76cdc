package foyer.platform.events;

import static foyerdb.platform.Tables.EVENT;
import static foyerdb.platform.Tables.EVENT_SEQUENCE;
import static foyerdb.platform.Tables.SEQUENCE_EVENTS;

import foyer.platform.database.SystemDatabase;
import foyer.platform.graphql.ApiErrorCode;
import foyer.platform.graphql.ApiException;
import foyerdb.platform.tables.records.EventRecord;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jooq.TableField;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The statements of the event log: of the system login across tenants, and of callers in theirs. */
@Component
class EventQueries {

    /** Always so; what makes the planner take the index across tenants. */
    private static final Condition ACROSS_TENANTS = EVENT.TYPE.ne(DSL.inline(""));

    private static final TypeReference<Map<String, Object>> PAYLOAD = new TypeReference<>() {};

    private final DSLContext db;
    private final SystemDatabase system;
    private final JsonMapper json;

    EventQueries(DSLContext db, SystemDatabase system, JsonMapper json) {
        this.db = db;
        this.system = system;
        this.json = json;
    }

    /**
     * What one run of the sequencer did.
     *
     * @param busy whether another node was giving positions, so that this one gave none
     * @param oldest when the first of them was written, null when there were none
     */
    record Given(int count, boolean busy, @Nullable Instant oldest) {}

    /** The range of positions whose events are there: after the first, up to the second. */
    record Extent(long keptAfter, long head) {

        /** Refuses to go on after a position whose next events are gone, or were never there. */
        void requireAllAfter(long position) {
            if (position < keptAfter || position > head) {
                throw new ApiException(ApiErrorCode.CURSOR_EXPIRED, "cursor.expired");
            }
        }
    }

    /** Gives up to {@code most} committed events their positions. */
    Given sequence(int most) {
        return system.dsl()
                .selectFrom(SEQUENCE_EVENTS.call(most))
                .fetchSingle(row -> new Given(
                        Objects.requireNonNull(row.getGiven()),
                        Objects.requireNonNull(row.getBusy()),
                        row.getOldest()));
    }

    Extent extent() {
        return system.dsl()
                .select(EVENT_SEQUENCE.KEPT_AFTER, EVENT_SEQUENCE.LAST_POSITION)
                .from(EVENT_SEQUENCE)
                .fetchSingle(
                        row -> new Extent(Objects.requireNonNull(row.value1()), Objects.requireNonNull(row.value2())));
    }

    /**
     * Ends the cursors of events that are to be dropped: those of before this moment, up to a position. Answers up to
     * which position events may be gone now.
     */
    long expire(Instant before, long upTo) {
        var oldest = new UUID(before.toEpochMilli() << Short.SIZE, 0);
        var dropped = DSL.select(DSL.max(EVENT.POSITION))
                .from(EVENT)
                .where(EVENT.ID.lt(oldest))
                .and(EVENT.POSITION.le(upTo))
                .and(ACROSS_TENANTS);
        return Objects.requireNonNull(system.dsl()
                .update(EVENT_SEQUENCE)
                .set(EVENT_SEQUENCE.KEPT_AFTER, DSL.greatest(EVENT_SEQUENCE.KEPT_AFTER, DSL.coalesce(dropped, 0L)))
                .returning(EVENT_SEQUENCE.KEPT_AFTER)
                .fetchSingle()
                .getKeptAfter());
    }

    /** Events of these tenants in order of position, oldest first. */
    List<SequencedEvent> ofTenants(Set<UUID> tenants, long after, long upTo, int limit) {
        var wanted = EVENT.TENANT_ID.eq(DSL.any(tenants.toArray(UUID[]::new)));
        return read(system.dsl(), wanted.and(ACROSS_TENANTS), after, upTo, limit);
    }

    /** Events of the calling tenant in order of position, oldest first. */
    List<SequencedEvent> ofCaller(Condition wanted, long after, long upTo, int limit) {
        return read(db, wanted, after, upTo, limit);
    }

    private List<SequencedEvent> read(DSLContext as, Condition wanted, long after, long upTo, int limit) {
        return as.selectFrom(EVENT)
                .where(EVENT.POSITION.gt(after))
                .and(EVENT.POSITION.le(upTo))
                .and(wanted)
                .orderBy(EVENT.POSITION)
                .limit(limit)
                .fetch(this::event);
    }

    private SequencedEvent event(EventRecord row) {
        return new SequencedEvent(
                required(row, EVENT.POSITION),
                required(row, EVENT.TENANT_ID),
                required(row, EVENT.TYPE),
                required(row, EVENT.ENTITY_TYPE),
                required(row, EVENT.ENTITY_ID),
                required(row, EVENT.ACTOR_KIND),
                row.getActorId(),
                payload(required(row, EVENT.PAYLOAD)),
                required(row, EVENT.CREATED_AT));
    }

    Map<String, Object> payload(JSONB text) {
        return json.readValue(text.data(), PAYLOAD);
    }

    private static <T> T required(EventRecord row, TableField<EventRecord, T> field) {
        return Objects.requireNonNull(row.get(field), field.getName());
    }
}
