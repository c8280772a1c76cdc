package foyer.leads.merging;

import static foyerdb.leads.Tables.LEAD;
import static foyerdb.leads.Tables.LEAD_LIST;
import static foyerdb.leads.Tables.LEAD_LIST_MEMBER;
import static foyerdb.leads.Tables.LEAD_MERGE;
import static foyerdb.leads.Tables.MERGED_LEAD;
import static foyerdb.leads.Tables.STAGE_CHANGE;

import foyer.entitlements.FrozenMarks;
import foyer.leads.Lead;
import foyer.leads.LeadId;
import foyer.leads.LeadQueries;
import foyer.leads.LeadScopeQueries;
import foyer.platform.security.CurrentCaller;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.JSONB;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Writes of merges, of leads that {@link #lock} holds. */
@Component
class LeadMergeQueries {

    private static final String TAKE = """
            insert into leads.merged_lead
                (tenant_id, merge_id, lead_id, assignee_id, team_id, created_by_kind, created_by_id, image, stage_changes)
            select l.tenant_id, {1}, l.id, l.assignee_id, l.team_id, l.created_by_kind, l.created_by_id,
                to_jsonb(l) - 'search_text',
                coalesce((select jsonb_agg(to_jsonb(c) order by c.changed_at, c.id) from leads.stage_change c
                    where c.tenant_id = l.tenant_id and c.lead_id = l.id), '[]')
            from leads.lead l where l.tenant_id = {0} and l.id = any({2})""";

    private static final Field<Boolean> FROZEN = FrozenMarks.column(Lead.TYPE, LEAD.TENANT_ID, LEAD.ID);

    private final DSLContext db;
    private final JsonMapper json;

    LeadMergeQueries(DSLContext db, JsonMapper json) {
        this.db = db;
        this.json = json;
    }

    /** A lead that nobody else changes, nor puts anything to, meanwhile. */
    record Held(boolean frozen, boolean permitted) {}

    /**
     * Holds leads until the transaction ends, in the order of every lock of leads, and against rows that point to them too;
     * those that the caller may see.
     */
    Map<LeadId, Held> lock(Collection<LeadId> ids) {
        // No condition is no value, and what is compared with nobody is neither true nor false.
        var permitted = DSL.coalesce(
                DSL.field(DSL.trueCondition().and(LeadQueries.within(LeadQueries.WRITE))), DSL.inline(false));
        return db.select(LEAD.ID, FROZEN, permitted)
                .from(LEAD)
                .where(LEAD.ID.eq(DSL.any(LeadId.values(ids))))
                .and(LeadQueries.within(LeadQueries.READ))
                .orderBy(LEAD.ID)
                .forUpdate()
                .fetchMap(row -> new LeadId(row.value1()), row -> new Held(row.value2(), row.value3()));
    }

    LeadMergeId insert(
            MergePlan plan, List<String> changed, Map<String, LeadId> sources, KeptBefore before, Instant at) {
        var actor = CurrentCaller.actor();
        return db.insertInto(LEAD_MERGE)
                .set(LEAD_MERGE.TENANT_ID, CurrentCaller.tenant())
                .set(LEAD_MERGE.KEEP_ID, plan.keep().id().value())
                .set(LEAD_MERGE.VERSION, plan.keep().version() + 1)
                .set(LEAD_MERGE.FIELDS, changed.toArray(String[]::new))
                .set(
                        LEAD_MERGE.SOURCES,
                        changed.stream().map(field -> id(sources.get(field))).toArray(UUID[]::new))
                .set(LEAD_MERGE.BEFORE, JSONB.valueOf(json.writeValueAsString(before)))
                .set(LEAD_MERGE.LISTS, list(plan.keep().id(), ids(plan.others()), at))
                .set(LEAD_MERGE.MERGED_AT, at)
                .set(LEAD_MERGE.MERGED_BY_KIND, actor.kind())
                .set(LEAD_MERGE.MERGED_BY_ID, actor.id())
                .returningResult(LEAD_MERGE.ID)
                .fetchSingle(row -> new LeadMergeId(row.value1()));
    }

    private static @Nullable UUID id(@Nullable LeadId lead) {
        return lead == null ? null : lead.value();
    }

    /** Puts the kept lead on the lists of the others, held against their deletion; answers on which it was not. */
    private UUID[] list(LeadId keep, UUID[] others, Instant at) {
        return db.insertInto(
                        LEAD_LIST_MEMBER,
                        LEAD_LIST_MEMBER.TENANT_ID,
                        LEAD_LIST_MEMBER.LIST_ID,
                        LEAD_LIST_MEMBER.LEAD_ID,
                        LEAD_LIST_MEMBER.ADDED_AT)
                .select(DSL.select(
                                LEAD_LIST.TENANT_ID,
                                LEAD_LIST.ID,
                                DSL.val(keep.value(), LEAD_LIST_MEMBER.LEAD_ID),
                                DSL.val(at, LEAD_LIST_MEMBER.ADDED_AT))
                        .from(LEAD_LIST)
                        .where(LEAD_LIST.ID.in(DSL.select(LEAD_LIST_MEMBER.LIST_ID)
                                .from(LEAD_LIST_MEMBER)
                                .where(LEAD_LIST_MEMBER.LEAD_ID.eq(DSL.any(others)))))
                        .orderBy(LEAD_LIST.ID)
                        .forKeyShare())
                .onConflictDoNothing()
                .returningResult(LEAD_LIST_MEMBER.LIST_ID)
                .fetch(row -> row.value1())
                .toArray(UUID[]::new);
    }

    /** Takes the leads out of everything, and keeps what they were. */
    void take(LeadMergeId merge, List<Lead> leads) {
        var ids = ids(leads);
        db.query(TAKE, tenant(), DSL.val(merge.value()), DSL.val(ids)).execute();
        db.deleteFrom(STAGE_CHANGE)
                .where(STAGE_CHANGE.TENANT_ID.eq(CurrentCaller.tenant()))
                .and(STAGE_CHANGE.LEAD_ID.eq(DSL.any(ids)))
                .execute();
        db.deleteFrom(LEAD)
                .where(LEAD.TENANT_ID.eq(CurrentCaller.tenant()))
                .and(LEAD.ID.eq(DSL.any(ids)))
                .execute();
    }

    /** Those of the leads that have been merged into others, and that the caller could see. */
    Set<LeadId> mergedAmong(Collection<LeadId> ids) {
        return db.select(MERGED_LEAD.LEAD_ID)
                .from(MERGED_LEAD)
                .where(MERGED_LEAD.LEAD_ID.eq(DSL.any(LeadId.values(ids))))
                .and(LeadScopeQueries.couldSeeMerged())
                .fetchSet(row -> new LeadId(row.value1()));
    }

    private static Field<UUID> tenant() {
        return DSL.val(CurrentCaller.tenant());
    }

    private static UUID[] ids(List<Lead> leads) {
        return leads.stream().map(lead -> lead.id().value()).toArray(UUID[]::new);
    }
}
