package foyer.leads.board;

import static java.util.Objects.requireNonNull;

import foyer.leads.Lead;
import foyer.leads.LeadFilter;
import foyer.leads.LeadId;
import foyer.leads.pipelines.StageId;
import foyer.platform.graphql.PageRequest;
import java.util.ArrayList;
import java.util.List;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** Goes through a stage of a board as a client does, page after page. */
final class StagePages {

    private StagePages() {}

    /** In the order in which they came; of each page of a backward walk the last one first. */
    static List<LeadId> all(DSLContext db, LeadFilter filter, StageId stage, int size, boolean backward) {
        var found = new ArrayList<LeadId>();
        @Nullable String cursor = null;
        for (var more = true; more; ) {
            var request = new PageRequest(size, cursor, backward);
            var page = requireNonNull(new NewestQueries(db)
                            .pages(List.of(stage), filter, request)
                            .get(stage))
                    .connection(request, 0);
            var nodes = page.nodes().stream().map(Lead::id).toList();
            found.addAll(backward ? nodes.reversed() : nodes);
            more = backward
                    ? page.pageInfo().hasPreviousPage()
                    : page.pageInfo().hasNextPage();
            cursor = backward ? page.pageInfo().startCursor() : page.pageInfo().endCursor();
        }
        return found;
    }
}
