package foyer.leads.bulkupdates;

import static foyerdb.leads.Tables.LEAD;
import static foyerdb.leads.Tables.STAGE;
import static foyerdb.leads.Tables.STAGE_CHANGE;

import foyer.entitlements.FrozenMarks;
import foyer.leads.Lead;
import foyer.leads.LeadFilter;
import foyer.leads.LeadFilterQueries;
import foyer.leads.LeadId;
import foyer.leads.LeadQueries;
import foyer.leads.bulkupdates.BulkPlan.Change;
import foyer.leads.pipelines.Stage;
import foyer.platform.security.CurrentCaller;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.JSONB;
import org.jooq.Record;
import org.jooq.SelectOnConditionStep;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** All SQL on leads that are changed many at once: as many statements for one as for a chunk of them. */
@Component
class BulkQueries {

    private final DSLContext db;
    private final JsonMapper json;
    private final Field<Boolean> frozen;

    BulkQueries(DSLContext db, JsonMapper json, FrozenMarks marks) {
        this.db = db;
        this.json = json;
        this.frozen = marks.column(Lead.TYPE, LEAD.TENANT_ID, LEAD.ID);
    }

    /** How many leads of the filter come after this one. */
    int count(LeadFilter filter, Instant before, @Nullable UUID after) {
        return db.fetchCount(LEAD, rest(filter, before, after));
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

    private static Condition rest(LeadFilter filter, Instant before, @Nullable UUID after) {
        return LeadFilterQueries.condition(filter)
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
        var meant = filter == null ? DSL.inline(true) : flag(LeadFilterQueries.condition(filter));
        return leads(meant)
                .where(isAmong(ids))
                .and(LeadQueries.within(LeadQueries.READ))
                .fetch(row -> row(row, meant));
    }

    /** The newest leads of the filter. */
    List<BulkRow> newest(LeadFilter filter, int most) {
        var meant = DSL.inline(true);
        return leads(meant)
                .where(LeadFilterQueries.condition(filter))
                .orderBy(LEAD.CREATED_AT.desc(), LEAD.ID.desc())
                .limit(most)
                .fetch(row -> row(row, meant));
    }

    private SelectOnConditionStep<Record> leads(Field<Boolean> meant) {
        return db.select(LeadQueries.COLUMNS)
                .select(
                        frozen.as("frozen"),
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

    private static BulkRow row(Record row, Field<Boolean> meant) {
        return new BulkRow(
                LeadQueries.lead(row),
                row.get("frozen", Boolean.class),
                row.get("writable", Boolean.class),
                row.get("assignable", Boolean.class),
                row.get("meant", Boolean.class));
    }

    /** Writes how long the leads were where they are, which go to this stage. */
    void leave(List<LeadId> leads, Stage to, @Nullable String lostReason, Instant at) {
        var actor = CurrentCaller.actor();
        db.insertInto(
                        STAGE_CHANGE,
                        STAGE_CHANGE.TENANT_ID,
                        STAGE_CHANGE.LEAD_ID,
                        STAGE_CHANGE.FROM_STAGE_ID,
                        STAGE_CHANGE.TO_STAGE_ID,
                        STAGE_CHANGE.SECONDS_IN_FROM,
                        STAGE_CHANGE.LOST_REASON,
                        STAGE_CHANGE.CHANGED_AT,
                        STAGE_CHANGE.ACTOR_KIND,
                        STAGE_CHANGE.ACTOR_ID)
                .select(DSL.select(
                                LEAD.TENANT_ID,
                                LEAD.ID,
                                LEAD.STAGE_ID,
                                DSL.val(to.id().value()),
                                DSL.field(
                                        "extract(epoch from {0} - {1})::bigint",
                                        Long.class, DSL.val(at), LEAD.STAGE_ENTERED_AT),
                                DSL.val(lostReason, SQLDataType.CLOB),
                                DSL.val(at),
                                DSL.val(actor.kind()),
                                DSL.val(actor.id(), SQLDataType.UUID))
                        .from(LEAD)
                        .where(LEAD.ID.eq(DSL.any(LeadId.values(leads)))))
                .execute();
    }

    /**
     * Makes of the leads, which the caller holds and each of which changes, what the plan says: it is the same for each, so
     * nothing that was read of one is written back to it.
     */
    void update(BulkPlan plan, List<Change> changes, Instant at) {
        var changed = DSL.table(
                        "unnest({0}, {1})",
                        DSL.val(LeadId.values(ids(changes))),
                        DSL.val(changes.stream().map(this::versions).toArray(String[]::new), SQLDataType.CLOB.array()))
                .as("u", "id", "versions");
        var versions = DSL.field(DSL.name("u", "versions"), String.class).cast(SQLDataType.JSONB);
        var sets = new LinkedHashMap<Field<?>, Object>();
        sets.put(LEAD.UPDATED_AT, at);
        sets.put(LEAD.VERSION, LEAD.VERSION.plus(1));
        sets.put(LEAD.FIELD_VERSIONS, DSL.field("{0} || {1}", JSONB.class, LEAD.FIELD_VERSIONS, versions));
        BulkSets.add(sets, plan, at);
        db.update(LEAD)
                .set(sets)
                .from(changed)
                .where(LEAD.TENANT_ID.eq(CurrentCaller.tenant()))
                .and(LEAD.ID.eq(DSL.field(DSL.name("u", "id"), UUID.class)))
                .execute();
    }

    /** The fields that an update by an old version is refused for, each with the version that the change makes. */
    private String versions(Change change) {
        var versions = new LinkedHashMap<String, Integer>();
        change.values().forEach(field -> versions.put(field, change.lead().version() + 1));
        return json.writeValueAsString(versions);
    }

    static List<LeadId> ids(List<Change> changes) {
        return changes.stream().map(change -> change.lead().id()).toList();
    }

    private static Condition isAmong(Collection<UUID> ids) {
        return LEAD.ID.eq(DSL.any(ids.toArray(UUID[]::new)));
    }
}
