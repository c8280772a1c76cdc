package foyer.leads.bulkupdates;

import static foyerdb.leads.Tables.LEAD;

import foyer.leads.pipelines.Stage;
import foyer.leads.pipelines.StageKind;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** The columns of a lead that a plan sets; a lead that is in the stage already has not entered it again. */
final class BulkSets {

    private BulkSets() {}

    static void add(Map<Field<?>, @Nullable Object> sets, BulkPlan plan, Instant at) {
        var changes = plan.changes();
        if (plan.stage() != null) {
            stage(sets, plan.stage(), changes.lostReason(), at);
        }
        if (changes.assignee() != null) {
            var to = changes.assignee().value();
            sets.put(LEAD.ASSIGNEE_ID, DSL.val(to == null ? null : to.value(), LEAD.ASSIGNEE_ID));
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
}
