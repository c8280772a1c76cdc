package foyer.leads;

import static foyerdb.leads.Tables.LEAD;
import static foyerdb.leads.Tables.STAGE_CHANGE;

import foyer.entitlements.FrozenMarks;
import foyer.leads.pipelines.Stage;
import foyer.leads.pipelines.StageKind;
import foyer.platform.money.Money;
import foyer.platform.security.CurrentCaller;
import foyer.tenancy.MembershipId;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.JSONB;
import org.jooq.UpdateSetMoreStep;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Writes of leads. All but {@link #insert} are for leads that {@link #lock} holds. */
@Component
public class LeadWriteQueries {

    private static final Field<Boolean> FROZEN = FrozenMarks.column(Lead.TYPE, LEAD.TENANT_ID, LEAD.ID);

    private final DSLContext db;
    private final JsonMapper json;

    LeadWriteQueries(DSLContext db, JsonMapper json) {
        this.db = db;
        this.json = json;
    }

    /**
     * Holds the leads until the transaction ends, always in the same order: who else wants to change them waits, and
     * reads afterwards what this transaction has made of them. Without the stages: a locking join would lose a lead
     * whose stage changes meanwhile.
     *
     * @param permission what is going to be done to them
     * @return those that the caller may see
     */
    Map<LeadId, Held> lock(Collection<LeadId> ids, String permission) {
        // No condition is no value, and what is compared with nobody is neither true nor false.
        var permitted = DSL.field(DSL.trueCondition().and(LeadQueries.within(permission)));
        return db.select(LEAD.ID, FROZEN, DSL.coalesce(permitted, DSL.inline(false)))
                .from(LEAD)
                .where(LEAD.ID.eq(DSL.any(LeadId.values(ids))))
                .and(LeadQueries.within(LeadQueries.READ))
                .orderBy(LEAD.ID)
                .forNoKeyUpdate()
                .fetchMap(row -> new LeadId(row.value1()), row -> new Held(row.value2(), row.value3()));
    }

    /**
     * A lead that nobody else changes meanwhile.
     *
     * @param frozen whether it must not be changed
     * @param permitted whether the caller has the permission for it
     */
    record Held(boolean frozen, boolean permitted) {}

    /** @param due by when it has to be answered, null for never */
    LeadId insert(LeadValues values, Stage stage, @Nullable MembershipId assignee, @Nullable Instant due, Instant at) {
        var actor = CurrentCaller.actor();
        return db.insertInto(LEAD)
                .set(LEAD.TENANT_ID, CurrentCaller.tenant())
                .set(LEAD.TITLE, values.title())
                .set(LEAD.STAGE_ID, stage.id().value())
                .set(LEAD.STAGE_ENTERED_AT, at)
                .set(LEAD.RESPONSE_OWED_FROM, at)
                .set(LEAD.FIRST_RESPONSE_DUE_AT, due)
                .set(LEAD.WON_AT, stage.kind() == StageKind.WON ? at : null)
                .set(LEAD.ASSIGNEE_ID, assignee == null ? null : assignee.value())
                .set(LEAD.SOURCE, values.source().name())
                .set(LEAD.SOURCE_DETAIL, values.sourceDetail())
                .set(LEAD.VALUE_MINOR, amount(values.value()))
                .set(LEAD.VALUE_CURRENCY, currency(values.value()))
                .set(LEAD.SCORE, values.score())
                .set(LEAD.CONTACT_NAME, values.contact().name())
                .set(LEAD.CONTACT_COMPANY, values.contact().company())
                .set(LEAD.CONTACT_EMAIL, values.contact().email())
                .set(LEAD.CONTACT_PHONE, values.contact().phone())
                .set(LEAD.CONTACT_WEBSITE, values.contact().website())
                .set(LeadPlaceQueries.set(values))
                .set(LEAD.DO_NOT_CONTACT, values.doNotContact())
                .set(LEAD.CREATED_AT, at)
                .set(LEAD.CREATED_BY_KIND, actor.kind())
                .set(LEAD.CREATED_BY_ID, actor.id())
                .set(LEAD.UPDATED_AT, at)
                .returningResult(LEAD.ID)
                .fetchSingle(row -> new LeadId(row.value1()));
    }

    /** Field name to the version that last changed it; a field that never changed is absent. */
    public Map<String, Integer> fieldVersions(LeadId id) {
        return db.select(LEAD.FIELD_VERSIONS)
                .from(LEAD)
                .where(LEAD.ID.eq(id.value()))
                .fetchSingle(row -> json.readValue(row.value1().data(), new TypeReference<>() {}));
    }

    /** Writes all values, so that the statement is always the same; the changed fields get the new version. */
    public void update(Lead lead, LeadValues values, List<String> changed, Instant at) {
        changing(at)
                .set(LEAD.TITLE, values.title())
                .set(LEAD.SOURCE, values.source().name())
                .set(LEAD.SOURCE_DETAIL, values.sourceDetail())
                .set(LEAD.VALUE_MINOR, amount(values.value()))
                .set(LEAD.VALUE_CURRENCY, currency(values.value()))
                .set(LEAD.SCORE, values.score())
                .set(LEAD.CONTACT_NAME, values.contact().name())
                .set(LEAD.CONTACT_COMPANY, values.contact().company())
                .set(LEAD.CONTACT_EMAIL, values.contact().email())
                .set(LEAD.CONTACT_PHONE, values.contact().phone())
                .set(LEAD.CONTACT_WEBSITE, values.contact().website())
                .set(LeadPlaceQueries.set(values))
                .set(LEAD.DO_NOT_CONTACT, values.doNotContact())
                .set(
                        LEAD.FIELD_VERSIONS,
                        DSL.field(
                                "{0} || {1}", JSONB.class, LEAD.FIELD_VERSIONS, versions(changed, lead.version() + 1)))
                .where(LEAD.ID.eq(lead.id().value()))
                .execute();
    }

    private JSONB versions(List<String> fields, int version) {
        var versions = new LinkedHashMap<String, Integer>();
        fields.forEach(field -> versions.put(field, version));
        return JSONB.valueOf(json.writeValueAsString(versions));
    }

    void assign(Collection<LeadId> ids, @Nullable MembershipId assignee, Instant at) {
        changing(at)
                .set(LEAD.ASSIGNEE_ID, assignee == null ? null : assignee.value())
                .where(LEAD.ID.eq(DSL.any(LeadId.values(ids))))
                .execute();
    }

    /** Whatever the member has, frozen and archived leads too; held in the order of {@link #lock}. */
    List<LeadId> lockOf(MembershipId member) {
        return db.select(LEAD.ID)
                .from(LEAD)
                .where(LEAD.ASSIGNEE_ID.eq(member.value()))
                .orderBy(LEAD.ID)
                .forNoKeyUpdate()
                .fetch(row -> new LeadId(row.value1()));
    }

    void archive(Collection<LeadId> ids, @Nullable Instant archivedAt, Instant at) {
        changing(at)
                .set(LEAD.ARCHIVED_AT, archivedAt)
                .where(LEAD.ID.eq(DSL.any(LeadId.values(ids))))
                .execute();
    }

    /** Moves the lead and writes how long it was where it was. A lead that stays won keeps the time it was won. */
    public void move(Lead lead, Stage to, @Nullable String lostReason, Instant at) {
        insertStageChange(lead.id(), lead.stage(), to, lostReason, at);
        changing(at)
                .set(LEAD.STAGE_ID, to.id().value())
                .set(LEAD.STAGE_ENTERED_AT, at)
                .set(LEAD.LOST_REASON, lostReason)
                .set(LEAD.WON_AT, since(StageKind.WON, to, lead.wonAt(), at))
                .set(LEAD.LOST_AT, since(StageKind.LOST, to, lead.lostAt(), at))
                .where(LEAD.ID.eq(lead.id().value()))
                .execute();
    }

    void updateLostReason(Lead lead, @Nullable String lostReason, Instant at) {
        changing(at)
                .set(LEAD.LOST_REASON, lostReason)
                .where(LEAD.ID.eq(lead.id().value()))
                .execute();
    }

    void insertStageChange(LeadId lead, @Nullable Stage from, Stage to, @Nullable String lostReason, Instant at) {
        var actor = CurrentCaller.actor();
        var entered = DSL.field(DSL.select(LEAD.STAGE_ENTERED_AT).from(LEAD).where(LEAD.ID.eq(lead.value())));
        var seconds = DSL.field("extract(epoch from {0} - {1})::bigint", Long.class, DSL.val(at), entered);
        db.insertInto(STAGE_CHANGE)
                .set(STAGE_CHANGE.TENANT_ID, CurrentCaller.tenant())
                .set(STAGE_CHANGE.LEAD_ID, lead.value())
                .set(STAGE_CHANGE.FROM_STAGE_ID, from == null ? null : from.id().value())
                .set(STAGE_CHANGE.TO_STAGE_ID, to.id().value())
                .set(STAGE_CHANGE.SECONDS_IN_FROM, from == null ? DSL.castNull(Long.class) : seconds)
                .set(STAGE_CHANGE.LOST_REASON, lostReason)
                .set(STAGE_CHANGE.CHANGED_AT, at)
                .set(STAGE_CHANGE.ACTOR_KIND, actor.kind())
                .set(STAGE_CHANGE.ACTOR_ID, actor.id())
                .execute();
    }

    private UpdateSetMoreStep<?> changing(Instant at) {
        return db.update(LEAD).set(LEAD.UPDATED_AT, at).set(LEAD.VERSION, LEAD.VERSION.plus(1));
    }

    private static @Nullable Instant since(StageKind kind, Stage stage, @Nullable Instant before, Instant at) {
        if (stage.kind() != kind) {
            return null;
        }
        return before == null ? at : before;
    }

    private static @Nullable Long amount(@Nullable Money money) {
        return money == null ? null : money.amountMinor();
    }

    private static @Nullable String currency(@Nullable Money money) {
        return money == null ? null : money.currency();
    }
}
