package foyer.leads.erasing;

import static foyerdb.leads.Tables.CAPTURE;
import static foyerdb.leads.Tables.ERASED_LEAD;
import static foyerdb.leads.Tables.IMPORT_CHANGE;
import static foyerdb.leads.Tables.LEAD;

import foyer.leads.LeadId;
import foyer.leads.LeadQueries;
import foyer.leads.LeadReturns.Place;
import foyer.leads.pipelines.StageId;
import foyer.platform.security.CurrentCaller;
import foyer.tenancy.MembershipId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/** Keeps rows of leads as they are, whatever columns they have, and puts them back. */
@Component
class ErasedLeadQueries {

    private static final String KEEP = """
            insert into leads.erased_lead (tenant_id, erasure_id, lead_id, assignee_id, team_id, created_by_kind,
                created_by_id, image, stage_changes, captures)
            select l.tenant_id, {1}, l.id, l.assignee_id, l.team_id, l.created_by_kind, l.created_by_id,
                to_jsonb(l) - 'search_text',
                coalesce((select jsonb_agg(to_jsonb(s) order by s.changed_at, s.id) from leads.stage_change s
                    where s.tenant_id = l.tenant_id and s.lead_id = l.id), '[]'),
                coalesce((select jsonb_agg(to_jsonb(c) order by c.captured_at, c.id) from leads.capture c
                    where c.tenant_id = l.tenant_id and c.lead_id = l.id), '[]')
            from leads.lead l where l.tenant_id = {0} and l.id = any({2})""";

    private static final String PUT_BACK = """
            select leads.put_back('leads.lead', jsonb_agg(e.image || jsonb_build_object(
                'assignee_id', case when e.assignee_id = any({2}) then 'null' else e.image -> 'assignee_id' end,
                'team_id', (select t.id from tenancy.team t where t.tenant_id = e.tenant_id and t.id = e.team_id
                    and t.deleted_at is null))))
            from leads.erased_lead e where e.tenant_id = {0} and e.erasure_id = {1}""";

    private static final String PUT_BACK_STAGES = """
            select leads.put_back('leads.stage_change', coalesce(jsonb_agg(s), '[]'))
            from leads.erased_lead e, jsonb_array_elements(e.stage_changes) as s
            where e.tenant_id = {0} and e.erasure_id = {1}""";

    /** Of a property that is no more nothing is told; what has been sent again meanwhile is there twice. */
    private static final String PUT_BACK_CAPTURES = """
            select leads.put_back('leads.capture', coalesce(jsonb_agg(c
                || jsonb_build_object('property_id', (
                    select p.id from properties.property p
                    where p.tenant_id = e.tenant_id and p.id = (c ->> 'property_id')::uuid))
                || case when exists (
                        select from leads.capture n
                        where n.tenant_id = e.tenant_id and n.digest = (c ->> 'digest')::bytea)
                    then jsonb_build_object('digest', sha256((c ->> 'digest')::bytea || convert_to(c ->> 'id', 'UTF8')))
                    else '{}' end), '[]'))
            from leads.erased_lead e, jsonb_array_elements(e.captures) as c
            where e.tenant_id = {0} and e.erasure_id = {1}""";

    private static final Field<String> STAGE = DSL.jsonbGetAttributeAsText(ERASED_LEAD.IMAGE, "stage_id");

    private final DSLContext db;

    ErasedLeadQueries(DSLContext db) {
        this.db = db;
    }

    /**
     * Holds leads until the transaction ends, in the order of every lock of leads, and against rows that point to them too;
     * those that the caller may see, each with whether they may erase it.
     */
    Map<LeadId, Boolean> lock(Collection<LeadId> ids) {
        // No condition is no value, and what is compared with nobody is neither true nor false.
        var permitted = DSL.coalesce(
                DSL.field(DSL.trueCondition().and(LeadQueries.within(LeadQueries.ERASE))), DSL.inline(false));
        return db.select(LEAD.ID, permitted)
                .from(LEAD)
                .where(LEAD.ID.eq(DSL.any(LeadId.values(ids))))
                .and(LeadQueries.within(LeadQueries.READ))
                .orderBy(LEAD.ID)
                .forUpdate()
                .fetchMap(row -> new LeadId(row.value1()), row -> row.value2());
    }

    /** Keeps the leads, which the caller holds, with the rows that cannot be there without them. */
    void keep(LeadErasureId erasure, UUID[] leads) {
        db.query(KEEP, tenant(), DSL.val(erasure.value()), DSL.val(leads)).execute();
    }

    int captures(UUID[] leads) {
        return db.fetchCount(CAPTURE, CAPTURE.LEAD_ID.eq(DSL.any(leads)));
    }

    int imports(UUID[] leads) {
        return db.fetchCount(IMPORT_CHANGE, IMPORT_CHANGE.LEAD_ID.eq(DSL.any(leads)));
    }

    /** Those of the erasure, in the order of every lock of leads. */
    List<Place> places(LeadErasureId erasure) {
        return db.select(ERASED_LEAD.LEAD_ID, STAGE, ERASED_LEAD.ASSIGNEE_ID)
                .from(ERASED_LEAD)
                .where(ERASED_LEAD.ERASURE_ID.eq(erasure.value()))
                .orderBy(ERASED_LEAD.LEAD_ID)
                .fetch(row -> new Place(
                        new LeadId(row.value1()),
                        new StageId(UUID.fromString(row.value2())),
                        row.value3() == null ? null : new MembershipId(row.value3())));
    }

    /** Puts the erased leads back as they were, given to nobody where these members have them, and to no team that is no more. */
    void putBack(LeadErasureId erasure, Collection<UUID> gone) {
        var id = DSL.val(erasure.value());
        db.fetch(PUT_BACK, tenant(), id, DSL.val(gone.toArray(UUID[]::new)));
        db.fetch(PUT_BACK_STAGES, tenant(), id);
        db.fetch(PUT_BACK_CAPTURES, tenant(), id);
        delete(erasure);
    }

    /** The leads of an erasure. */
    List<UUID> leads(LeadErasureId erasure) {
        return db.select(ERASED_LEAD.LEAD_ID)
                .from(ERASED_LEAD)
                .where(ERASED_LEAD.ERASURE_ID.eq(erasure.value()))
                .fetch(ERASED_LEAD.LEAD_ID);
    }

    /** Deletes what was kept of an erasure's leads. */
    void delete(LeadErasureId erasure) {
        db.deleteFrom(ERASED_LEAD)
                .where(ERASED_LEAD.ERASURE_ID.eq(erasure.value()))
                .execute();
    }

    /** Deletes what imports would take back of leads. */
    void deleteImports(UUID[] leads) {
        db.deleteFrom(IMPORT_CHANGE)
                .where(IMPORT_CHANGE.TENANT_ID.eq(CurrentCaller.tenant()))
                .and(IMPORT_CHANGE.LEAD_ID.eq(DSL.any(leads)))
                .execute();
    }

    private static Field<UUID> tenant() {
        return DSL.val(CurrentCaller.tenant());
    }
}
