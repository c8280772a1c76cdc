package foyer.leads.reverting;

import static foyerdb.leads.Tables.IMPORT_CHANGE;
import static foyerdb.leads.Tables.LEAD;

import foyer.entitlements.FrozenMarks;
import foyer.jobs.JobId;
import foyer.leads.Lead;
import foyer.leads.LeadAssignees;
import foyer.leads.LeadQueries;
import foyer.leads.reverting.Revert.Entry;
import foyer.platform.security.CurrentCaller;
import foyer.tenancy.RecordScopeQueries;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** All SQL on what imports did that is about taking it back. */
@Component
class RevertQueries {

    /**
     * Columns that the image does not have stay as they are; generated ones follow by themselves. A team that is no more has
     * nothing again.
     */
    private static final String RESTORE = """
            update leads.lead l set
                (title, source, source_detail, value_minor, value_currency, score, contact_name, contact_company,
                    contact_email, contact_phone, contact_website, address_line1, address_line2, address_city,
                    address_region, address_postal_code, address_country, lat_e6, lng_e6, do_not_contact, team_id) = (
                    select r.title, r.source, r.source_detail, r.value_minor, r.value_currency, r.score, r.contact_name,
                        r.contact_company, r.contact_email, r.contact_phone, r.contact_website,
                        r.address_line1, r.address_line2, r.address_city, r.address_region, r.address_postal_code,
                        r.address_country, r.lat_e6, r.lng_e6, r.do_not_contact,
                        (select t.id from tenancy.team t where t.tenant_id = l.tenant_id and t.id = r.team_id
                            and t.deleted_at is null)
                    from jsonb_populate_record(l, c.before) as r),
                field_versions = l.field_versions
                    || (select jsonb_object_agg(f, l.version + 1) from unnest(c.fields) as f),
                version = l.version + 1,
                updated_at = {2}
            from leads.import_change c
            where c.tenant_id = {0} and c.id = any({1}) and l.tenant_id = c.tenant_id and l.id = c.lead_id""";

    private final DSLContext db;
    private final LeadAssignees assignees;

    RevertQueries(DSLContext db, LeadAssignees assignees) {
        this.db = db;
        this.assignees = assignees;
    }

    /** How many rows of the import come after this one. */
    int count(JobId job, @Nullable UUID after) {
        return db.fetchCount(IMPORT_CHANGE, rest(job, after));
    }

    /** Holds the next rows until the transaction ends, and then their leads in the order of every lock of leads. */
    List<UUID> hold(JobId job, @Nullable UUID after, int most) {
        var rows = db.select(IMPORT_CHANGE.ID, IMPORT_CHANGE.LEAD_ID)
                .from(IMPORT_CHANGE)
                .where(rest(job, after))
                .orderBy(IMPORT_CHANGE.ID)
                .limit(most)
                .forUpdate()
                .fetch();
        db.select(LEAD.ID)
                .from(LEAD)
                .where(LEAD.ID.eq(DSL.any(rows.getValues(IMPORT_CHANGE.LEAD_ID).toArray(UUID[]::new))))
                .orderBy(LEAD.ID)
                .forUpdate()
                .execute();
        return rows.getValues(IMPORT_CHANGE.ID);
    }

    /** The next rows, which nobody holds. */
    List<UUID> next(JobId job, @Nullable UUID after, int most) {
        return db.select(IMPORT_CHANGE.ID)
                .from(IMPORT_CHANGE)
                .where(rest(job, after))
                .orderBy(IMPORT_CHANGE.ID)
                .limit(most)
                .fetch(IMPORT_CHANGE.ID);
    }

    /** What these rows tell, in their order, with how their leads are at this moment. */
    List<Entry> entries(List<UUID> ids) {
        var there = DSL.field(LEAD.ID.isNotNull());
        var reason = reason().as("reason");
        return db.select(
                        IMPORT_CHANGE.ID,
                        IMPORT_CHANGE.LEAD_ID,
                        DSL.field(IMPORT_CHANGE.KIND.eq("MADE")),
                        IMPORT_CHANGE.FIELDS,
                        IMPORT_CHANGE.DEEDS,
                        there,
                        reason)
                .from(IMPORT_CHANGE)
                .leftJoin(LEAD)
                .on(LEAD.TENANT_ID.eq(IMPORT_CHANGE.TENANT_ID), LEAD.ID.eq(IMPORT_CHANGE.LEAD_ID))
                .where(isAmong(ids))
                .orderBy(IMPORT_CHANGE.ID)
                .fetch(row -> new Entry(
                        row.value1(),
                        row.value2(),
                        row.value3(),
                        List.of(row.value4()),
                        row.value5(),
                        row.value6(),
                        row.value7() == null ? null : KeptReason.valueOf(row.value7())));
    }

    private Field<String> reason() {
        var made = IMPORT_CHANGE.KIND.eq("MADE");
        return DSL.when(LEAD.ID.isNull(), DSL.castNull(String.class))
                .when(DSL.not(permitted()), name(KeptReason.FORBIDDEN))
                .when(DSL.not(mayGive()), name(KeptReason.FORBIDDEN))
                .when(FrozenMarks.isFrozen(Lead.TYPE, LEAD.TENANT_ID, LEAD.ID), name(KeptReason.FROZEN))
                .when(IMPORT_CHANGE.EDITED, name(KeptReason.EDITED))
                .when(made.and(LEAD.VERSION.ne(IMPORT_CHANGE.VERSION)), name(KeptReason.EDITED))
                .when(made, DSL.castNull(String.class))
                .when(isTouched(), name(KeptReason.EDITED))
                .when(LEAD.ARCHIVED_AT.isNotNull(), name(KeptReason.ARCHIVED));
    }

    private static Field<String> name(KeptReason reason) {
        return DSL.inline(reason.name());
    }

    /** What is compared with nobody is neither true nor false. */
    private static Condition permitted() {
        return DSL.condition(DSL.coalesce(
                DSL.field(DSL.trueCondition()
                        .and(LeadQueries.within(LeadQueries.READ))
                        .and(LeadQueries.within(LeadQueries.WRITE))),
                DSL.inline(false)));
    }

    /** To the team that had a lead which the import gave to another; a lead that none had is taken from one. */
    private Condition mayGive() {
        if (assignees.mayTakeFromTeams()) {
            return DSL.trueCondition();
        }
        var before =
                DSL.jsonbGetAttributeAsText(IMPORT_CHANGE.BEFORE, "team_id").cast(SQLDataType.UUID);
        var within =
                LeadQueries.within(LeadQueries.ASSIGN).and(RecordScopeQueries.reachesTeam(LeadQueries.ASSIGN, before));
        return DSL.val("team")
                .ne(DSL.all(IMPORT_CHANGE.FIELDS))
                .or(DSL.condition(DSL.coalesce(DSL.field(within), DSL.inline(false))));
    }

    /** Whether one of the fields has changed since the import; others may have. */
    private static Condition isTouched() {
        return DSL.condition(
                "exists (select from unnest({0}) as f where coalesce(({1} ->> f)::int, 0) > {2})",
                IMPORT_CHANGE.FIELDS, LEAD.FIELD_VERSIONS, IMPORT_CHANGE.VERSION);
    }

    /** Puts the fields of leads back to what they were before these rows. */
    void restore(Collection<UUID> ids, Instant at) {
        db.query(RESTORE, DSL.val(CurrentCaller.tenant()), DSL.val(ids.toArray(UUID[]::new)), DSL.val(at))
                .execute();
    }

    /** What was kept of a lead, as JSON: its columns and custom fields as they were before the import. */
    record Image(UUID lead, List<String> fields, String before) {}

    List<Image> images(Collection<UUID> ids) {
        return db.select(IMPORT_CHANGE.LEAD_ID, IMPORT_CHANGE.FIELDS, IMPORT_CHANGE.BEFORE)
                .from(IMPORT_CHANGE)
                .where(isAmong(ids))
                .fetch(row -> new Image(
                        row.value1(), List.of(row.value2()), row.value3().data()));
    }

    /** Forgets what an import did, as it is undone. */
    void delete(Collection<UUID> ids) {
        db.deleteFrom(IMPORT_CHANGE).where(isAmong(ids)).execute();
    }

    /** Keeps why leads stay as they are. */
    void mark(Collection<UUID> ids, KeptReason reason) {
        db.update(IMPORT_CHANGE)
                .set(IMPORT_CHANGE.KEPT, reason.name())
                .where(isAmong(ids))
                .execute();
    }

    /** A lead that a revert has left, with its title where the caller may see it. */
    record KeptLead(UUID id, UUID lead, @Nullable String title, KeptReason reason) {}

    /** The next leads that the last revert has left. */
    List<KeptLead> kept(JobId job, @Nullable UUID after, int most) {
        var title = DSL.when(DSL.trueCondition().and(LeadQueries.within(LeadQueries.READ)), LEAD.TITLE);
        return db.select(IMPORT_CHANGE.ID, IMPORT_CHANGE.LEAD_ID, title, IMPORT_CHANGE.KEPT)
                .from(IMPORT_CHANGE)
                .leftJoin(LEAD)
                .on(LEAD.TENANT_ID.eq(IMPORT_CHANGE.TENANT_ID), LEAD.ID.eq(IMPORT_CHANGE.LEAD_ID))
                .where(rest(job, after))
                .and(IMPORT_CHANGE.KEPT.isNotNull())
                .orderBy(IMPORT_CHANGE.ID)
                .limit(most)
                .fetch(row -> new KeptLead(row.value1(), row.value2(), row.value3(), KeptReason.valueOf(row.value4())));
    }

    private static Condition rest(JobId job, @Nullable UUID after) {
        return IMPORT_CHANGE
                .TENANT_ID
                .eq(CurrentCaller.tenant())
                .and(IMPORT_CHANGE.JOB_ID.eq(job.value()))
                .and(after == null ? DSL.noCondition() : IMPORT_CHANGE.ID.gt(after));
    }

    private static Condition isAmong(Collection<UUID> ids) {
        return IMPORT_CHANGE
                .TENANT_ID
                .eq(CurrentCaller.tenant())
                .and(IMPORT_CHANGE.ID.eq(DSL.any(ids.toArray(UUID[]::new))));
    }
}
