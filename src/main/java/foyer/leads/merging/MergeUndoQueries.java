package foyer.leads.merging;

import static foyerdb.leads.Tables.LEAD_LIST_MEMBER;
import static foyerdb.leads.Tables.LEAD_MERGE;
import static foyerdb.leads.Tables.MERGED_LEAD;
import static foyerdb.leads.Tables.MERGED_ROW;

import foyer.leads.Lead;
import foyer.leads.LeadId;
import foyer.leads.LeadReturns.Place;
import foyer.leads.LeadScopeQueries;
import foyer.leads.pipelines.StageId;
import foyer.platform.security.CurrentCaller;
import foyer.records.tags.Tags;
import foyer.tenancy.MembershipId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.JSONB;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** All SQL on merges that is about undoing them. */
@Component
class MergeUndoQueries {

    private static final String PUT_BACK = """
            select leads.put_back('leads.lead', jsonb_agg(m.image || jsonb_build_object(
                'version', (m.image ->> 'version')::int + 1,
                'updated_at', {2}::timestamptz,
                'assignee_id', case when m.assignee_id = any({3}) then 'null' else m.image -> 'assignee_id' end,
                'team_id', (select t.id from tenancy.team t where t.tenant_id = m.tenant_id and t.id = m.team_id
                    and t.deleted_at is null))))
            from leads.merged_lead m where m.tenant_id = {0} and m.merge_id = {1}""";

    private static final String PUT_BACK_STAGES = """
            select leads.put_back('leads.stage_change', coalesce(jsonb_agg(c), '[]'))
            from leads.merged_lead m, jsonb_array_elements(m.stage_changes) as c
            where m.tenant_id = {0} and m.merge_id = {1}""";

    private static final Field<String> STAGE = DSL.jsonbGetAttributeAsText(MERGED_LEAD.IMAGE, "stage_id");
    private static final Field<String> NOT_CONTACTED = DSL.jsonbGetAttributeAsText(MERGED_LEAD.IMAGE, "do_not_contact");
    private static final Field<String[]> TAGS = Tags.column(Lead.TYPE, MERGED_LEAD.TENANT_ID, MERGED_LEAD.LEAD_ID);

    private final DSLContext db;
    private final JsonMapper json;

    MergeUndoQueries(DSLContext db, JsonMapper json) {
        this.db = db;
        this.json = json;
    }

    /**
     * A merge as it is stored.
     *
     * @param version the kept lead's after it
     * @param lists those that the kept lead came on by it
     */
    record Stored(LeadId kept, int version, List<String> fields, List<UUID> lists, Instant mergedAt, boolean undone) {}

    @Nullable Stored find(LeadMergeId id) {
        return db.selectFrom(LEAD_MERGE).where(LEAD_MERGE.ID.eq(id.value())).fetchOne(MergeUndoQueries::stored);
    }

    /** The merge, which nobody else undoes or forgets until the transaction ends. The kept lead is to be held before it. */
    @Nullable Stored lock(LeadMergeId id) {
        return db.selectFrom(LEAD_MERGE)
                .where(LEAD_MERGE.ID.eq(id.value()))
                .forUpdate()
                .fetchOne(MergeUndoQueries::stored);
    }

    private static Stored stored(Record row) {
        return new Stored(
                new LeadId(row.get(LEAD_MERGE.KEEP_ID)),
                row.get(LEAD_MERGE.VERSION),
                List.of(row.get(LEAD_MERGE.FIELDS)),
                List.of(row.get(LEAD_MERGE.LISTS)),
                row.get(LEAD_MERGE.MERGED_AT),
                row.get(LEAD_MERGE.UNDONE_AT) != null);
    }

    KeptBefore before(LeadMergeId id) {
        return db.select(LEAD_MERGE.BEFORE)
                .from(LEAD_MERGE)
                .where(LEAD_MERGE.ID.eq(id.value()))
                .fetchSingle(row -> json.readValue(row.value1().data(), KeptBefore.class));
    }

    /** A merge that stands, as it has to be known when another is undone. */
    record Other(LeadMergeId id, int version, List<String> fields, KeptBefore before) {}

    /** The other merges into the lead that stand. */
    List<Other> standing(LeadMergeId merge, LeadId kept) {
        return db.select(LEAD_MERGE.ID, LEAD_MERGE.VERSION, LEAD_MERGE.FIELDS, LEAD_MERGE.BEFORE)
                .from(LEAD_MERGE)
                .where(isOther(merge, kept))
                .and(LEAD_MERGE.UNDONE_AT.isNull())
                .fetch(row -> new Other(
                        new LeadMergeId(row.value1()),
                        row.value2(),
                        List.of(row.value3()),
                        json.readValue(row.value4().data(), KeptBefore.class)));
    }

    /** Keeps for a merge that it puts this back when it is undone. */
    void keep(LeadMergeId merge, KeptBefore before) {
        db.update(LEAD_MERGE)
                .set(LEAD_MERGE.BEFORE, JSONB.valueOf(json.writeValueAsString(before)))
                .where(LEAD_MERGE.ID.eq(merge.value()))
                .execute();
    }

    /** Whether the lead has been merged into another, and the caller could see it. */
    boolean isMerged(LeadId lead) {
        return db.fetchExists(MERGED_LEAD, MERGED_LEAD.LEAD_ID.eq(lead.value()).and(LeadScopeQueries.couldSeeMerged()));
    }

    /** Those of the merge, in the order of every lock of leads. */
    List<Place> places(LeadMergeId merge) {
        return db.select(MERGED_LEAD.LEAD_ID, STAGE, MERGED_LEAD.ASSIGNEE_ID)
                .from(MERGED_LEAD)
                .where(MERGED_LEAD.MERGE_ID.eq(merge.value()))
                .orderBy(MERGED_LEAD.LEAD_ID)
                .fetch(row -> new Place(
                        new LeadId(row.value1()),
                        new StageId(UUID.fromString(row.value2())),
                        row.value3() == null ? null : new MembershipId(row.value3())));
    }

    /** What a lead has of merges into it that stand. */
    record Standing(LeadMergeId merge, boolean notContacted, List<String> tags) {}

    /** What other merges into the lead have brought it. */
    List<Standing> others(LeadMergeId merge, LeadId kept) {
        return db.select(MERGED_LEAD.MERGE_ID, NOT_CONTACTED, TAGS)
                .from(MERGED_LEAD)
                .where(MERGED_LEAD.MERGE_ID.in(
                        DSL.select(LEAD_MERGE.ID).from(LEAD_MERGE).where(isOther(merge, kept))))
                .fetch(row -> new Standing(
                        new LeadMergeId(row.value1()), Boolean.parseBoolean(row.value2()), List.of(row.value3())));
    }

    private static Condition isOther(LeadMergeId merge, LeadId kept) {
        return LEAD_MERGE.KEEP_ID.eq(kept.value()).and(LEAD_MERGE.ID.ne(merge.value()));
    }

    /** Takes the kept lead off the lists that it came on by the merge, and by no other that stands; answers off how many. */
    int unlist(LeadMergeId merge, LeadId kept, List<UUID> lists) {
        if (lists.isEmpty()) {
            return 0;
        }
        var other = LEAD_LIST_MEMBER.as("other");
        var brought = DSL.selectOne()
                .from(other)
                .join(MERGED_LEAD)
                .on(MERGED_LEAD.TENANT_ID.eq(other.TENANT_ID), MERGED_LEAD.LEAD_ID.eq(other.LEAD_ID))
                .join(LEAD_MERGE)
                .on(LEAD_MERGE.TENANT_ID.eq(MERGED_LEAD.TENANT_ID), LEAD_MERGE.ID.eq(MERGED_LEAD.MERGE_ID))
                .where(isOther(merge, kept))
                .and(other.LIST_ID.eq(LEAD_LIST_MEMBER.LIST_ID));
        return db.deleteFrom(LEAD_LIST_MEMBER)
                .where(LEAD_LIST_MEMBER.TENANT_ID.eq(CurrentCaller.tenant()))
                .and(LEAD_LIST_MEMBER.LEAD_ID.eq(kept.value()))
                .and(LEAD_LIST_MEMBER.LIST_ID.eq(DSL.any(lists.toArray(UUID[]::new))))
                .andNotExists(brought)
                .execute();
    }

    /** Puts the merged leads back as they were, given to nobody where these members have them, and to no team that is no more. */
    void putBack(LeadMergeId merge, Collection<UUID> gone, Instant at) {
        var members = DSL.val(gone.toArray(UUID[]::new));
        db.fetch(PUT_BACK, tenant(), DSL.val(merge.value()), DSL.val(at), members);
        db.fetch(PUT_BACK_STAGES, tenant(), DSL.val(merge.value()));
    }

    /** What of the merge is not needed to know that it was. */
    void undone(LeadMergeId merge, Instant at) {
        db.deleteFrom(MERGED_ROW).where(MERGED_ROW.MERGE_ID.eq(merge.value())).execute();
        db.deleteFrom(MERGED_LEAD).where(MERGED_LEAD.MERGE_ID.eq(merge.value())).execute();
        db.update(LEAD_MERGE)
                .set(LEAD_MERGE.UNDONE_AT, at)
                .set(LEAD_MERGE.BEFORE, JSONB.valueOf("{}"))
                .where(LEAD_MERGE.ID.eq(merge.value()))
                .execute();
    }

    private static Field<UUID> tenant() {
        return DSL.val(CurrentCaller.tenant());
    }
}
