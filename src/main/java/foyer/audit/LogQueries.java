package foyer.audit;

import static foyerdb.audit.Tables.ENTRY;
import static foyerdb.audit.Tables.SEAL;

import foyer.platform.graphql.Connection;
import foyer.platform.graphql.PageRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.SelectOnConditionStep;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads of the calling tenant's log. */
@Component
class LogQueries {

    /** By how much an id's time may differ from the deed's: that of its transaction's beginning. No transaction is longer. */
    private static final Duration LONGEST_TRANSACTION = Duration.ofHours(1);

    private static final LogColumns COLUMNS = LogColumns.TENANTS;

    private final DSLContext db;
    private final RowReader rows;
    private final AuditIds ids;

    LogQueries(DSLContext db, RowReader rows, AuditIds ids) {
        this.db = db;
        this.rows = rows;
        this.ids = ids;
    }

    Connection<AuditView.AuditEntry> page(AuditFilter filter, AuditOrder order, PageRequest page) {
        var condition = condition(filter);
        return order.keyset().page(entries().where(condition), page, this::entry, () -> count(condition));
    }

    private int count(Condition condition) {
        return db.fetchCount(db.selectOne().from(ENTRY).where(condition).limit(Connection.COUNT_CAP + 1));
    }

    Map<UUID, AuditView.AuditEntry> byIds(Collection<UUID> wanted) {
        return entries()
                .where(ENTRY.ID.eq(DSL.any(wanted.toArray(UUID[]::new))))
                .fetchMap(row -> row.get(ENTRY.ID), this::entry);
    }

    private SelectOnConditionStep<Record> entries() {
        var fields = new ArrayList<Field<?>>(COLUMNS.all());
        fields.add(SEAL.NUMBER);
        fields.add(SEAL.SEALED_AT);
        return db.select(fields)
                .from(ENTRY)
                .leftJoin(SEAL)
                .on(SEAL.TENANT_ID.eq(ENTRY.TENANT_ID), SEAL.ID.eq(ENTRY.ID));
    }

    static Condition condition(AuditFilter filter) {
        return DSL.and(
                filter.actor() == null ? DSL.noCondition() : ENTRY.ACTOR_ID.eq(AuditIds.read("actor", filter.actor())),
                filter.action() == null ? DSL.noCondition() : ENTRY.ACTION.eq(filter.action()),
                filter.entity() == null
                        ? DSL.noCondition()
                        : ENTRY.ENTITY_ID.eq(AuditIds.read("entity", filter.entity())),
                from(filter.from()),
                to(filter.to()));
    }

    /** The id's time narrows what the index reads; the deed's time decides. */
    private static Condition from(@Nullable Instant from) {
        return from == null
                ? DSL.noCondition()
                : ENTRY.AT.ge(from).and(ENTRY.ID.ge(firstId(from.minus(LONGEST_TRANSACTION))));
    }

    private static Condition to(@Nullable Instant to) {
        return to == null ? DSL.noCondition() : ENTRY.AT.lt(to).and(ENTRY.ID.lt(firstId(to.plus(LONGEST_TRANSACTION))));
    }

    private static UUID firstId(Instant at) {
        return new UUID(Math.max(0, at.toEpochMilli()) << Short.SIZE, 0);
    }

    private AuditView.AuditEntry entry(Record from) {
        var row = rows.row(COLUMNS, from);
        var behalf = row.onBehalfOf();
        return new AuditView.AuditEntry(
                new AuditEntryId(row.id()),
                row.at(),
                from.get(SEAL.NUMBER),
                from.get(SEAL.SEALED_AT),
                actor(row.actorKind(), row.actorId(), row.actorName()),
                behalf == null ? null : actor(Doer.MEMBER, behalf, null),
                row.action(),
                new AuditView.AuditEntity(row.entityType(), ids.ofEntity(row.entityType(), row.entityId())),
                AuditView.changes(row),
                row.told(SplitDiff.IP),
                row.told(SplitDiff.USER_AGENT),
                row.requestId(),
                row.digests().size() > row.personal().size());
    }

    private AuditActor actor(String kind, @Nullable UUID id, @Nullable String name) {
        return new AuditActor(
                kind,
                ids.ofActor(kind, id),
                name,
                kind.equals(Doer.MEMBER) ? id : null,
                kind.equals(Doer.API_KEY) ? id : null);
    }
}
