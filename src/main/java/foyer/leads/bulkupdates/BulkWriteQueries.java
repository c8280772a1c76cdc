package foyer.leads.bulkupdates;

import static foyerdb.leads.Tables.LEAD;
import static foyerdb.leads.Tables.STAGE_CHANGE;

import foyer.leads.LeadId;
import foyer.leads.bulkupdates.BulkPlan.Change;
import foyer.leads.pipelines.Stage;
import foyer.leads.pipelines.StageKind;
import foyer.platform.security.CurrentCaller;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.JSONB;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Changes many leads in one statement each, which the caller holds. */
@Component
class BulkWriteQueries {

    private final DSLContext db;
    private final JsonMapper json;

    BulkWriteQueries(DSLContext db, JsonMapper json) {
        this.db = db;
        this.json = json;
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
        var sets = new LinkedHashMap<Field<?>, @Nullable Object>();
        sets.put(LEAD.UPDATED_AT, at);
        sets.put(LEAD.VERSION, LEAD.VERSION.plus(1));
        sets.put(LEAD.FIELD_VERSIONS, DSL.field("{0} || {1}", JSONB.class, LEAD.FIELD_VERSIONS, versions));
        add(sets, plan, at);
        db.update(LEAD)
                .set(sets)
                .from(changed)
                .where(LEAD.TENANT_ID.eq(CurrentCaller.tenant()))
                .and(LEAD.ID.eq(DSL.field(DSL.name("u", "id"), UUID.class)))
                // Of the join alone the planner may read all leads for a few.
                .and(LEAD.ID.eq(DSL.any(LeadId.values(ids(changes)))))
                .execute();
    }

    /** The fields that an update by an old version is refused for, each with the version that the change makes. */
    private String versions(Change change) {
        var versions = new LinkedHashMap<String, Integer>();
        change.values().forEach(field -> versions.put(field, change.lead().version() + 1));
        return json.writeValueAsString(versions);
    }

    /** The columns that the plan sets; a lead that is in the stage already has not entered it again. */
    private static void add(Map<Field<?>, @Nullable Object> sets, BulkPlan plan, Instant at) {
        var changes = plan.changes();
        if (plan.stage() != null) {
            stage(sets, plan.stage(), changes.lostReason(), at);
        }
        if (changes.assignee() != null) {
            var to = changes.assignee().value();
            sets.put(LEAD.ASSIGNEE_ID, DSL.val(to == null ? null : to.value(), LEAD.ASSIGNEE_ID));
        }
        if (changes.team() != null) {
            var to = changes.team().value();
            sets.put(LEAD.TEAM_ID, DSL.val(to == null ? null : to.value(), LEAD.TEAM_ID));
        }
        if (changes.source() != null) {
            sets.put(LEAD.SOURCE, changes.source().name());
        }
        if (changes.sourceDetail() != null) {
            sets.put(LEAD.SOURCE_DETAIL, DSL.val(changes.sourceDetail().value(), LEAD.SOURCE_DETAIL));
        }
        if (changes.score() != null) {
            sets.put(LEAD.SCORE, DSL.val(changes.score().value(), LEAD.SCORE));
        }
        if (changes.doNotContact() != null) {
            sets.put(LEAD.DO_NOT_CONTACT, changes.doNotContact());
        }
        if (changes.archived() != null) {
            sets.put(
                    LEAD.ARCHIVED_AT,
                    changes.archived() ? since(LEAD.ARCHIVED_AT, at) : DSL.castNull(LEAD.ARCHIVED_AT));
        }
    }

    private static void stage(
            Map<Field<?>, @Nullable Object> sets, Stage stage, @Nullable String lostReason, Instant at) {
        UUID id = stage.id().value();
        sets.put(LEAD.STAGE_ID, id);
        sets.put(
                LEAD.STAGE_ENTERED_AT,
                DSL.when(LEAD.STAGE_ID.eq(id), LEAD.STAGE_ENTERED_AT).otherwise(DSL.val(at, LEAD.STAGE_ENTERED_AT)));
        sets.put(LEAD.LOST_REASON, DSL.val(lostReason, LEAD.LOST_REASON));
        sets.put(LEAD.WON_AT, stage.kind() == StageKind.WON ? since(LEAD.WON_AT, at) : DSL.castNull(LEAD.WON_AT));
        sets.put(LEAD.LOST_AT, stage.kind() == StageKind.LOST ? since(LEAD.LOST_AT, at) : DSL.castNull(LEAD.LOST_AT));
    }

    private static Field<Instant> since(Field<Instant> column, Instant at) {
        return DSL.coalesce(column, DSL.val(at, column));
    }

    static List<LeadId> ids(List<Change> changes) {
        return changes.stream().map(change -> change.lead().id()).toList();
    }
}
