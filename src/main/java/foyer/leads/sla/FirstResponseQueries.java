package foyer.leads.sla;

import static foyerdb.leads.Tables.LEAD;

import foyer.leads.LeadId;
import foyer.leads.pipelines.StageId;
import foyer.platform.database.SystemDatabase;
import foyer.platform.security.CurrentCaller;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** All SQL on first answers. But for what looks for them, it is on leads that the caller holds. */
@Component
class FirstResponseQueries {

    /** As text, since jOOQ unnests one array at a time. */
    private static final String OWE = """
            update leads.lead l set response_owed_from = {3}, first_response_due_at = u.due
            from unnest({1}, {2}) as u (stage_id, due)
            where l.tenant_id = {0} and l.id = any({4}) and l.stage_id = u.stage_id
                and l.first_responded_at is null and l.sla_breached_at is null""";

    private final DSLContext db;
    private final SystemDatabase system;

    FirstResponseQueries(DSLContext db, SystemDatabase system) {
        this.db = db;
        this.system = system;
    }

    /** Where the leads are. */
    List<StageId> stages(Collection<LeadId> leads) {
        return db.selectDistinct(LEAD.STAGE_ID)
                .from(LEAD)
                .where(isHere())
                .and(LEAD.ID.eq(DSL.any(LeadId.values(leads))))
                .fetch(row -> new StageId(row.value1()));
    }

    /**
     * Begins anew with those that nobody has answered or missed.
     *
     * @param dues by when those in each stage have to be answered, null for never; in other stages they stay as they are
     */
    void owe(Collection<LeadId> leads, Map<StageId, @Nullable Instant> dues, Instant from) {
        var stages = List.copyOf(dues.keySet());
        db.query(
                        OWE,
                        tenant(),
                        DSL.val(StageId.values(stages)),
                        instants(stages.stream().map(dues::get).toArray(Instant[]::new)),
                        DSL.val(from),
                        DSL.val(LeadId.values(leads)))
                .execute();
    }

    /** Those that were waited for by then: what was before a lead is no answer to it. */
    void respond(Collection<LeadId> leads, Instant at) {
        db.update(LEAD)
                .set(LEAD.FIRST_RESPONDED_AT, at)
                .where(isHere())
                .and(LEAD.ID.eq(DSL.any(LeadId.values(leads))))
                .and(LEAD.FIRST_RESPONDED_AT.isNull())
                .and(LEAD.RESPONSE_OWED_FROM.isNull().or(LEAD.RESPONSE_OWED_FROM.le(at)))
                .execute();
    }

    /** Since when the lead has been waiting for an answer, given or not; null where that is not known. */
    @Nullable Instant owedFrom(LeadId lead) {
        return db.select(LEAD.RESPONSE_OWED_FROM)
                .from(LEAD)
                .where(isHere())
                .and(LEAD.ID.eq(lead.value()))
                .fetchOne(LEAD.RESPONSE_OWED_FROM);
    }

    /** Says when the lead was answered, whatever it said before; null for not at all. */
    void setResponded(LeadId lead, @Nullable Instant at) {
        db.update(LEAD)
                .set(LEAD.FIRST_RESPONDED_AT, at)
                .where(isHere())
                .and(LEAD.ID.eq(lead.value()))
                .execute();
    }

    /** Marks those of the leads as missed that are; answers which, with their versions. */
    Map<LeadId, Integer> breach(Collection<LeadId> leads, Instant at) {
        return db.update(LEAD)
                .set(LEAD.SLA_BREACHED_AT, at)
                .where(isHere())
                .and(LEAD.ID.eq(DSL.any(LeadId.values(leads))))
                .and(isLate(at))
                .returningResult(LEAD.ID, LEAD.VERSION)
                .fetchMap(row -> new LeadId(row.value1()), row -> row.value2());
    }

    /** Tenants that have leads which were to be answered before this moment, and of which nobody knows yet. */
    List<UUID> tenantsBehind(Instant moment, int most) {
        return system.dsl()
                .selectDistinct(LEAD.TENANT_ID)
                .from(LEAD)
                .where(isLate(moment))
                .limit(most)
                .fetch(LEAD.TENANT_ID);
    }

    /** Some of those leads, the longest due first; held, and none that another holds. */
    List<LeadId> lockLate(Instant moment, int most) {
        return db.select(LEAD.ID)
                .from(LEAD)
                .where(isHere())
                .and(isLate(moment))
                .orderBy(LEAD.FIRST_RESPONSE_DUE_AT)
                .limit(most)
                .forNoKeyUpdate()
                .skipLocked()
                .fetch(row -> new LeadId(row.value1()));
    }

    private static Condition isLate(Instant at) {
        return isWaitedFor().and(LEAD.FIRST_RESPONSE_DUE_AT.lt(at));
    }

    /** Nobody has answered or missed the lead, and it is in use. */
    static Condition isWaitedFor() {
        return LEAD.FIRST_RESPONDED_AT
                .isNull()
                .and(LEAD.SLA_BREACHED_AT.isNull())
                .and(LEAD.ARCHIVED_AT.isNull());
    }

    static Condition isHere() {
        return LEAD.TENANT_ID.eq(CurrentCaller.tenant());
    }

    static Field<UUID> tenant() {
        return DSL.val(CurrentCaller.tenant());
    }

    static Field<Instant[]> instants(@Nullable Instant[] values) {
        return DSL.val(values, LEAD.FIRST_RESPONSE_DUE_AT.getDataType().array());
    }
}
