package foyer.leads.erasing;

import static foyerdb.leads.Tables.ERASED_LEAD;
import static foyerdb.leads.Tables.ERASURE;
import static java.util.Objects.requireNonNull;

import foyer.files.FileId;
import foyer.leads.LeadQueries;
import foyer.leads.LeadScopeQueries;
import foyer.platform.graphql.Connection;
import foyer.platform.graphql.Keyset;
import foyer.platform.graphql.PageRequest;
import foyer.platform.security.CurrentCaller;
import foyer.tenancy.MembershipId;
import foyer.tenancy.RecordScopeQueries;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** All SQL on erasures as such: what was erased when, why and by whom. */
@Component
class ErasureQueries {

    private static final String MEMBER = "MEMBER";

    private static final Keyset<LeadErasure> NEWEST_FIRST = Keyset.descending(
            "ERASURES",
            List.of(
                    new Keyset.Column<>(ERASURE.ERASED_AT, LeadErasure::erasedAt),
                    new Keyset.Column<>(ERASURE.ID, erasure -> erasure.id().value())));

    private static final List<Field<?>> COLUMNS = List.of(
            ERASURE.ID,
            ERASURE.REASON,
            ERASURE.LEADS,
            ERASURE.ERASED_BY_KIND,
            ERASURE.ERASED_BY_ID,
            ERASURE.ERASED_AT,
            ERASURE.UNDO_UNTIL,
            ERASURE.UNDONE_AT,
            ERASURE.PURGED_AT);

    private final DSLContext db;

    ErasureQueries(DSLContext db) {
        this.db = db;
    }

    /** @param files those that were deleted with the leads */
    LeadErasureId insert(String reason, int leads, Collection<FileId> files, Instant at) {
        var actor = CurrentCaller.actor();
        return db.insertInto(ERASURE)
                .set(ERASURE.TENANT_ID, CurrentCaller.tenant())
                .set(ERASURE.REASON, reason)
                .set(ERASURE.LEADS, leads)
                .set(ERASURE.FILES, files.stream().map(FileId::value).toArray(UUID[]::new))
                .set(ERASURE.ERASED_AT, at)
                .set(ERASURE.ERASED_BY_KIND, actor.kind())
                .set(ERASURE.ERASED_BY_ID, actor.id())
                .set(ERASURE.UNDO_UNTIL, at.plus(LeadErasure.UNDOABLE))
                .returningResult(ERASURE.ID)
                .fetchSingle(row -> new LeadErasureId(row.value1()));
    }

    /** One that the caller may know of; nobody else undoes it, nor ends its time, until the transaction ends. */
    @Nullable LeadErasure lock(LeadErasureId id) {
        return db.select(COLUMNS)
                .from(ERASURE)
                .where(ERASURE.ID.eq(id.value()))
                .and(within())
                .forUpdate()
                .fetchOne(ErasureQueries::erasure);
    }

    /** One that the caller has just written. */
    LeadErasure stored(LeadErasureId id) {
        return db.select(COLUMNS).from(ERASURE).where(ERASURE.ID.eq(id.value())).fetchSingle(ErasureQueries::erasure);
    }

    Connection<LeadErasure> page(PageRequest page) {
        return NEWEST_FIRST.page(
                db.select(COLUMNS).from(ERASURE).where(within()),
                page,
                ErasureQueries::erasure,
                () -> db.fetchCount(db.selectOne().from(ERASURE).where(within()).limit(Connection.COUNT_CAP + 1)));
    }

    void undone(LeadErasureId id, Instant at) {
        db.update(ERASURE)
                .set(ERASURE.UNDONE_AT, at)
                .where(ERASURE.ID.eq(id.value()))
                .execute();
    }

    /** Whoever may erase some leads only knows of the erasures of such leads, and of their own. */
    private static Condition within() {
        if (!RecordScopeQueries.isLimited(LeadQueries.ERASE) && !RecordScopeQueries.isLimited(LeadQueries.READ)) {
            return DSL.noCondition();
        }
        var actor = CurrentCaller.actor();
        var reached = DSL.coalesce(
                DSL.field(DSL.trueCondition()
                        .and(LeadScopeQueries.withinErased(LeadQueries.READ))
                        .and(LeadScopeQueries.withinErased(LeadQueries.ERASE))),
                DSL.inline(false));
        var of = ERASED_LEAD.TENANT_ID.eq(ERASURE.TENANT_ID).and(ERASED_LEAD.ERASURE_ID.eq(ERASURE.ID));
        var some = DSL.exists(DSL.selectOne().from(ERASED_LEAD).where(of));
        var beyond = DSL.exists(DSL.selectOne().from(ERASED_LEAD).where(of).andNot(DSL.condition(reached)));
        var own = ERASURE.ERASED_BY_KIND.eq(actor.kind()).and(ERASURE.ERASED_BY_ID.eq(requireNonNull(actor.id())));
        return own.or(some).andNot(beyond);
    }

    static LeadErasure erasure(Record row) {
        var by = row.get(ERASURE.ERASED_BY_ID);
        return new LeadErasure(
                new LeadErasureId(row.get(ERASURE.ID)),
                row.get(ERASURE.REASON),
                row.get(ERASURE.LEADS),
                by != null && MEMBER.equals(row.get(ERASURE.ERASED_BY_KIND)) ? new MembershipId(by) : null,
                row.get(ERASURE.ERASED_AT),
                row.get(ERASURE.UNDO_UNTIL),
                row.get(ERASURE.UNDONE_AT),
                row.get(ERASURE.PURGED_AT));
    }
}
