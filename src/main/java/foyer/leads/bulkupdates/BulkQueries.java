package foyer.leads.bulkupdates;

import static foyerdb.leads.Tables.LEAD;
import static foyerdb.leads.Tables.STAGE;

import foyer.entitlements.FrozenMarks;
import foyer.leads.Lead;
import foyer.leads.LeadFilter;
import foyer.leads.LeadFilterQueries;
import foyer.leads.LeadQueries;
import foyer.leads.WholeFilterQueries;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.SelectOnConditionStep;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads leads that are to be changed many at once: as many statements for one as for a chunk of them. */
@Component
class BulkQueries {

    /** What counting tells is how far a job is, which may not take long. */
    private static final int MAX_COUNTED = 100_000;

    private static final Field<Boolean> FROZEN = FrozenMarks.column(Lead.TYPE, LEAD.TENANT_ID, LEAD.ID);

    private final DSLContext db;

    BulkQueries(DSLContext db) {
        this.db = db;
    }

    /** How many leads of the filter come after this one; null when there are more than are counted. */
    @Nullable Integer count(LeadFilter filter, Instant before, @Nullable UUID after) {
        var counted = db.fetchCount(
                db.selectOne().from(LEAD).where(rest(filter, before, after)).limit(MAX_COUNTED + 1));
        return counted > MAX_COUNTED ? null : counted;
    }

    /** The next leads of the filter, in the order of their ids, so that whatever changes of them none comes twice. */
    List<UUID> next(LeadFilter filter, Instant before, @Nullable UUID after, int most) {
        return db.select(LEAD.ID)
                .from(LEAD)
                .where(rest(filter, before, after))
                .orderBy(LEAD.ID)
                .limit(most)
                .fetch(LEAD.ID);
    }

    private Condition rest(LeadFilter filter, Instant before, @Nullable UUID after) {
        return WholeFilterQueries.met(db, filter)
                .and(LEAD.CREATED_AT.le(before))
                .and(after == null ? DSL.noCondition() : LEAD.ID.gt(after));
    }

    /** Holds the leads until the transaction ends, in the order of every lock of leads; what is read next is so still. */
    void lock(Collection<UUID> ids) {
        db.select(LEAD.ID)
                .from(LEAD)
                .where(isAmong(ids))
                .and(LeadQueries.within(LeadQueries.READ))
                .orderBy(LEAD.ID)
                .forNoKeyUpdate()
                .execute();
    }

    /** Those of the leads that the caller may see. */
    List<BulkRow> rows(Collection<UUID> ids, @Nullable LeadFilter filter) {
        Field<Boolean> meant = filter == null ? DSL.inline(true) : flag(LeadFilterQueries.whole(filter));
        return leads(meant)
                .where(isAmong(ids))
                .and(LeadQueries.within(LeadQueries.READ))
                .fetch(BulkQueries::row);
    }

    /** The newest leads of the filter. */
    List<BulkRow> newest(LeadFilter filter, int most) {
        var meant = DSL.inline(true);
        return leads(meant)
                .where(WholeFilterQueries.met(db, filter))
                .orderBy(LEAD.CREATED_AT.desc(), LEAD.ID.desc())
                .limit(most)
                .fetch(BulkQueries::row);
    }

    private SelectOnConditionStep<Record> leads(Field<Boolean> meant) {
        return db.select(LeadQueries.COLUMNS)
                .select(
                        FROZEN.as("frozen"),
                        writable().as("writable"),
                        assignable().as("assignable"),
                        meant.as("meant"))
                .from(LEAD)
                .leftJoin(STAGE)
                .on(STAGE.TENANT_ID.eq(LEAD.TENANT_ID), STAGE.ID.eq(LEAD.STAGE_ID));
    }

    private static Field<Boolean> writable() {
        return flag(LeadQueries.within(LeadQueries.WRITE));
    }

    private static Field<Boolean> assignable() {
        return flag(LeadQueries.within(LeadQueries.ASSIGN));
    }

    /** No condition is no value, and what is compared with nobody is neither true nor false. */
    private static Field<Boolean> flag(Condition condition) {
        return DSL.coalesce(DSL.field(DSL.trueCondition().and(condition)), DSL.inline(false));
    }

    private static BulkRow row(Record row) {
        return new BulkRow(
                LeadQueries.lead(row),
                row.get("frozen", Boolean.class),
                row.get("writable", Boolean.class),
                row.get("assignable", Boolean.class),
                row.get("meant", Boolean.class));
    }

    private static Condition isAmong(Collection<UUID> ids) {
        return LEAD.ID.eq(DSL.any(ids.toArray(UUID[]::new)));
    }
}
