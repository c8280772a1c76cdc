package foyer.leads.forms;

import static foyerdb.leads.Tables.CAPTURE;
import static foyerdb.leads.Tables.FORM;
import static foyerdb.leads.Tables.STAGE;

import foyer.leads.LeadId;
import foyer.leads.pipelines.PipelineQueries;
import foyer.platform.graphql.Connection;
import foyer.platform.graphql.Keyset;
import foyer.platform.graphql.PageRequest;
import foyer.platform.security.CurrentCaller;
import foyer.tenancy.MembershipId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.JSONB;
import org.jooq.Record;
import org.jooq.SelectOnConditionStep;
import org.jooq.UpdateSetMoreStep;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Forms of the current tenant in SQL, each with its stage in one statement. */
@Component
public class LeadFormQueries {

    private static final Keyset<LeadForm> NEWEST_FIRST = Keyset.descending(
            "FORMS",
            List.of(
                    new Keyset.Column<>(FORM.CREATED_AT, LeadForm::createdAt),
                    new Keyset.Column<>(FORM.ID, form -> form.id().value())));

    private static final List<Field<?>> COLUMNS = Stream.concat(
                    Stream.of(
                            FORM.ID,
                            FORM.NAME,
                            FORM.TITLE,
                            FORM.INTRO,
                            FORM.THANKS,
                            FORM.FIELDS,
                            FORM.CONSENT_TEXT,
                            FORM.CONSENT_VERSION,
                            FORM.ASSIGNEE_ID,
                            FORM.VERSION,
                            FORM.CREATED_AT,
                            FORM.UPDATED_AT,
                            FORM.ARCHIVED_AT),
                    PipelineQueries.STAGE_COLUMNS.stream())
            .toList();

    private final DSLContext db;
    private final JsonMapper json;

    LeadFormQueries(DSLContext db, JsonMapper json) {
        this.db = db;
        this.json = json;
    }

    public Map<UUID, LeadForm> byIds(Collection<UUID> ids) {
        return forms().where(FORM.ID.eq(DSL.any(ids.toArray(UUID[]::new)))).fetchMap(FORM.ID, this::form);
    }

    @Nullable LeadForm byId(LeadFormId id) {
        return byIds(List.of(id.value())).get(id.value());
    }

    @Nullable LeadForm byToken(byte[] hash) {
        return forms().where(FORM.TOKEN_HASH.eq(hash)).fetchOne(this::form);
    }

    /** The form that each lead came by; of several that of the newest of what was sent. */
    Map<LeadId, LeadForm> ofLeads(Collection<LeadId> leads) {
        var ids = leads.stream().map(LeadId::value).toArray(UUID[]::new);
        return db.select(COLUMNS)
                .select(CAPTURE.LEAD_ID)
                .distinctOn(CAPTURE.LEAD_ID)
                .from(CAPTURE)
                .join(FORM)
                .on(FORM.TENANT_ID.eq(CAPTURE.TENANT_ID), FORM.ID.eq(CAPTURE.FORM_ID))
                .leftJoin(STAGE)
                .on(STAGE.TENANT_ID.eq(FORM.TENANT_ID), STAGE.ID.eq(FORM.STAGE_ID))
                .where(CAPTURE.LEAD_ID.eq(DSL.any(ids)))
                .orderBy(CAPTURE.LEAD_ID, CAPTURE.CAPTURED_AT.desc(), CAPTURE.ID.desc())
                .fetchMap(row -> new LeadId(row.get(CAPTURE.LEAD_ID)), this::form);
    }

    Connection<LeadForm> page(boolean archived, PageRequest page) {
        var which = archived ? FORM.ARCHIVED_AT.isNotNull() : FORM.ARCHIVED_AT.isNull();
        return NEWEST_FIRST.page(
                forms().where(which),
                page,
                this::form,
                () -> db.fetchCount(db.selectOne().from(FORM).where(which).limit(Connection.COUNT_CAP + 1)));
    }

    /** The form, which nobody else changes until the transaction ends. Without its stage, which may be locked by others. */
    @Nullable LeadForm lock(LeadFormId id) {
        var held = db.select(FORM.ID)
                .from(FORM)
                .where(FORM.ID.eq(id.value()))
                .forNoKeyUpdate()
                .fetchOne();
        return held == null ? null : byId(id);
    }

    LeadFormId insert(LeadFormValues values, byte[] token, Instant at) {
        var actor = CurrentCaller.actor();
        return db.insertInto(FORM)
                .set(FORM.TENANT_ID, CurrentCaller.tenant())
                .set(FORM.NAME, values.name())
                .set(FORM.TITLE, values.title())
                .set(FORM.INTRO, values.intro())
                .set(FORM.THANKS, values.thanks())
                .set(FORM.FIELDS, fields(values))
                .set(FORM.CONSENT_TEXT, values.consentText())
                .set(FORM.ASSIGNEE_ID, assignee(values))
                .set(FORM.STAGE_ID, stage(values))
                .set(FORM.TOKEN_HASH, token)
                .set(FORM.CREATED_AT, at)
                .set(FORM.CREATED_BY_KIND, actor.kind())
                .set(FORM.CREATED_BY_ID, actor.id())
                .set(FORM.UPDATED_AT, at)
                .returningResult(FORM.ID)
                .fetchSingle(row -> new LeadFormId(row.value1()));
    }

    /** Writes all values, so that the statement is always the same. */
    void update(LeadFormId id, LeadFormValues values, boolean otherConsent, Instant at) {
        changing(at)
                .set(FORM.NAME, values.name())
                .set(FORM.TITLE, values.title())
                .set(FORM.INTRO, values.intro())
                .set(FORM.THANKS, values.thanks())
                .set(FORM.FIELDS, fields(values))
                .set(FORM.CONSENT_TEXT, values.consentText())
                .set(FORM.CONSENT_VERSION, FORM.CONSENT_VERSION.plus(otherConsent ? 1 : 0))
                .set(FORM.ASSIGNEE_ID, assignee(values))
                .set(FORM.STAGE_ID, stage(values))
                .where(FORM.ID.eq(id.value()))
                .execute();
    }

    void archive(LeadFormId id, @Nullable Instant archivedAt, Instant at) {
        changing(at)
                .set(FORM.ARCHIVED_AT, archivedAt)
                .where(FORM.ID.eq(id.value()))
                .execute();
    }

    void setToken(LeadFormId id, byte[] token, Instant at) {
        changing(at).set(FORM.TOKEN_HASH, token).where(FORM.ID.eq(id.value())).execute();
    }

    private UpdateSetMoreStep<?> changing(Instant at) {
        return db.update(FORM).set(FORM.UPDATED_AT, at).set(FORM.VERSION, FORM.VERSION.plus(1));
    }

    private SelectOnConditionStep<Record> forms() {
        return db.select(COLUMNS)
                .from(FORM)
                .leftJoin(STAGE)
                .on(STAGE.TENANT_ID.eq(FORM.TENANT_ID), STAGE.ID.eq(FORM.STAGE_ID));
    }

    private JSONB fields(LeadFormValues values) {
        return JSONB.valueOf(json.writeValueAsString(values.fields()));
    }

    private static @Nullable UUID assignee(LeadFormValues values) {
        return values.assignee() == null ? null : values.assignee().value();
    }

    private static @Nullable UUID stage(LeadFormValues values) {
        return values.stage() == null ? null : values.stage().value();
    }

    private LeadForm form(Record row) {
        var assignee = row.get(FORM.ASSIGNEE_ID);
        return new LeadForm(
                new LeadFormId(row.get(FORM.ID)),
                row.get(FORM.NAME),
                row.get(FORM.TITLE),
                row.get(FORM.INTRO),
                row.get(FORM.THANKS),
                json.readValue(row.get(FORM.FIELDS).data(), new TypeReference<List<LeadFormField>>() {}),
                row.get(FORM.CONSENT_TEXT),
                row.get(FORM.CONSENT_VERSION),
                assignee == null ? null : new MembershipId(assignee),
                row.get(STAGE.ID) == null ? null : PipelineQueries.stage(row),
                row.get(FORM.VERSION),
                row.get(FORM.CREATED_AT),
                row.get(FORM.UPDATED_AT),
                row.get(FORM.ARCHIVED_AT));
    }
}
