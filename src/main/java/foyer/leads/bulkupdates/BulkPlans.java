package foyer.leads.bulkupdates;

import static foyer.leads.LeadErrorCode.ASSIGN_FORBIDDEN;
import static foyer.leads.LeadErrorCode.LOST_REASON_INVALID;
import static foyer.leads.LeadErrorCode.STAGE_NOT_FOUND;

import foyer.leads.LeadAssignees;
import foyer.leads.LeadErrors;
import foyer.leads.LeadQueries;
import foyer.leads.pipelines.PipelineQueries;
import foyer.leads.pipelines.Stage;
import foyer.leads.pipelines.StageKind;
import foyer.platform.security.Actor;
import foyer.platform.security.CurrentCaller;
import foyer.records.fields.CustomFill;
import foyer.records.fields.CustomValues;
import foyer.records.fields.RecordType;
import foyer.tenancy.Membership;
import foyer.tenancy.Tenancy;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Finds what changes name as it is now, and whether the caller may still ask for them. */
@Component
class BulkPlans {

    private final PipelineQueries pipelines;
    private final LeadAssignees assignees;
    private final CustomValues customValues;
    private final Tenancy tenancy;

    BulkPlans(PipelineQueries pipelines, LeadAssignees assignees, CustomValues customValues, Tenancy tenancy) {
        this.pipelines = pipelines;
        this.assignees = assignees;
        this.customValues = customValues;
        this.tenancy = tenancy;
    }

    /** The plan, whose stage and member stay what they are until the transaction ends; what is wrong is in the errors. */
    BulkPlan of(BulkChanges changes, LeadErrors errors) {
        if (changes.team() != null) {
            assignees.team(changes.team().value(), errors);
        }
        return new BulkPlan(changes, stage(changes, errors), assignee(changes, errors), custom(changes, errors));
    }

    private @Nullable Stage stage(BulkChanges changes, LeadErrors errors) {
        if (changes.stage() == null) {
            return null;
        }
        var stage = pipelines.hold(changes.stage()).orElse(null);
        if (stage == null) {
            errors.add("stage", STAGE_NOT_FOUND);
        } else if ((stage.kind() == StageKind.LOST) != (changes.lostReason() != null)) {
            errors.add("lostReason", LOST_REASON_INVALID, LeadErrors.MAX_LOST_REASON);
        }
        return stage;
    }

    private @Nullable Membership assignee(BulkChanges changes, LeadErrors errors) {
        if (changes.assignee() == null) {
            return null;
        }
        var id = changes.assignee().value();
        var actor = CurrentCaller.actor();
        var may = actor instanceof Actor.System || actor.may(LeadQueries.ASSIGN);
        if (!may || !assignees.mayBe(id)) {
            errors.add("assignee", ASSIGN_FORBIDDEN);
            return null;
        }
        return id == null ? null : assignees.active("assignee", id, errors);
    }

    private CustomFill custom(BulkChanges changes, LeadErrors errors) {
        if (changes.customFields().isEmpty()) {
            return CustomFill.NONE;
        }
        var fill = customValues.fill(
                RecordType.LEAD,
                changes.customFields(),
                () -> tenancy.defaults().currency());
        errors.custom(fill.problems());
        return fill;
    }
}
