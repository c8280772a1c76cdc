package foyer.leads;

import foyer.leads.duplicates.LeadDuplicate;
import foyer.leads.ordering.OrderedLeads;
import foyer.platform.graphql.ApiErrorCode;
import foyer.platform.graphql.ApiException;
import foyer.platform.graphql.Connection;
import foyer.platform.graphql.PageRequest;
import foyer.platform.graphql.Payload;
import foyer.records.fields.CustomFieldOrder;
import foyer.records.views.SavedViewId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.stereotype.Controller;

/** The operations of {@code schema/leads}. */
@Controller
class LeadController {

    private final LeadQueries queries;
    private final LeadService service;
    private final LeadListService lists;
    private final LeadStageService stages;
    private final LeadNoteService notes;
    private final LeadActivityService activities;
    private final LeadViews views;
    private final OrderedLeads ordered;

    LeadController(
            LeadQueries queries,
            LeadService service,
            LeadListService lists,
            LeadStageService stages,
            LeadNoteService notes,
            LeadActivityService activities,
            LeadViews views,
            OrderedLeads ordered) {
        this.queries = queries;
        this.service = service;
        this.lists = lists;
        this.stages = stages;
        this.notes = notes;
        this.activities = activities;
        this.views = views;
        this.ordered = ordered;
    }

    record LeadPayload(Lead lead) implements Payload {}

    /** @param duplicates null for a lead that was made */
    record CreatePayload(Lead lead, @Nullable List<LeadDuplicate> duplicates) implements Payload {}

    record LeadsPayload(List<Lead> leads) implements Payload {}

    @QueryMapping
    @Nullable Lead lead(@Argument LeadId id) {
        return queries.byId(id);
    }

    @QueryMapping
    @Nullable Connection<Lead> leads(
            @Argument @Nullable LeadFilter filter,
            @Argument @Nullable SavedViewId view,
            @Argument @Nullable LeadOrder orderBy,
            @Argument @Nullable CustomFieldOrder orderByField,
            PageRequest page) {
        if (orderBy != null && orderByField != null) {
            throw new ApiException(ApiErrorCode.BAD_USER_INPUT, "leads.orderOrField");
        }
        var meant = views.read(filter, view);
        if (meant == null) {
            return null;
        }
        return orderByField == null
                ? queries.page(meant, orderBy == null ? LeadOrder.CREATED_AT_DESC : orderBy, page)
                : ordered.page(meant, orderByField, page);
    }

    @MutationMapping
    CreatePayload leadCreate(@Argument LeadDraft input) {
        return new CreatePayload(service.create(input), null);
    }

    @MutationMapping
    LeadPayload leadUpdate(@Argument LeadInputs.Update input) {
        return new LeadPayload(service.update(input));
    }

    @MutationMapping
    LeadsPayload leadAssign(@Argument LeadInputs.Assign input) {
        return new LeadsPayload(lists.assign(input));
    }

    @MutationMapping
    LeadPayload leadMoveStage(@Argument LeadInputs.MoveStage input) {
        return new LeadPayload(stages.moveNow(input));
    }

    @MutationMapping
    LeadsPayload leadArchive(@Argument LeadInputs.Ids input) {
        return new LeadsPayload(lists.archive(input.ids()));
    }

    @MutationMapping
    LeadsPayload leadRestore(@Argument LeadInputs.Ids input) {
        return new LeadsPayload(lists.restore(input.ids()));
    }

    @MutationMapping
    LeadNoteService.Noted leadNoteAdd(@Argument LeadInputs.NoteAdd input) {
        return notes.add(input);
    }

    @MutationMapping
    LeadActivityService.Logged leadActivityLog(@Argument LeadInputs.ActivityLog input) {
        return activities.log(input);
    }
}
