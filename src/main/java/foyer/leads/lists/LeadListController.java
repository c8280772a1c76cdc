package foyer.leads.lists;

import foyer.platform.graphql.Connection;
import foyer.platform.graphql.PageRequest;
import foyer.platform.graphql.Payload;
import foyer.platform.graphql.mutation.PlainInput;
import graphql.schema.DataFetchingEnvironment;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.stereotype.Controller;

/** The operations on lists of leads. */
@Controller
class LeadListController {

    private final LeadListQueries queries;
    private final LeadListChanges changes;
    private final ListedLeads leads;

    LeadListController(LeadListQueries queries, LeadListChanges changes, ListedLeads leads) {
        this.queries = queries;
        this.changes = changes;
        this.leads = leads;
    }

    /** The payload of every mutation that answers a list and nothing else. */
    record Written(LeadList leadList) implements Payload {}

    record Added(LeadList leadList, int added) implements Payload {}

    record Removed(LeadList leadList, int removed) implements Payload {}

    @QueryMapping
    @Nullable LeadList leadList(@Argument LeadListId id) {
        return queries.byId(id);
    }

    @QueryMapping
    Connection<LeadList> leadLists(PageRequest page) {
        return queries.page(page);
    }

    @MutationMapping
    Written leadListCreate(@Argument LeadListInputs.Create input, DataFetchingEnvironment environment) {
        return new Written(changes.create(input, filter(environment)));
    }

    @MutationMapping
    Written leadListUpdate(@Argument LeadListInputs.Update input, DataFetchingEnvironment environment) {
        return new Written(changes.update(input, filter(environment)));
    }

    @MutationMapping
    Written leadListDelete(@Argument LeadListInputs.Delete input) {
        return new Written(changes.delete(input.id()));
    }

    @MutationMapping
    Added leadListAddLeads(@Argument LeadListInputs.Leads input) {
        var done = leads.add(input);
        return new Added(done.list(), done.leads());
    }

    @MutationMapping
    Removed leadListRemoveLeads(@Argument LeadListInputs.Leads input) {
        var done = leads.remove(input);
        return new Removed(done.list(), done.leads());
    }

    /** As it was sent, null when it was not. */
    private static @Nullable Map<String, @Nullable Object> filter(DataFetchingEnvironment environment) {
        @Nullable Map<String, Object> input = environment.getArgument("input");
        return input != null && input.get("filter") instanceof Map<?, ?> filter ? PlainInput.of(filter) : null;
    }
}
