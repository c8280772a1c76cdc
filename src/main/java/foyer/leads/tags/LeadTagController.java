package foyer.leads.tags;

import foyer.leads.Lead;
import foyer.records.tags.Tags;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.stereotype.Controller;

/** The operations of {@code schema/leads/lead.tags.operations.graphqls}. */
@Controller
class LeadTagController {

    private static final int MOST = 20;

    private final Tags tags;
    private final LeadTagQueries queries;

    LeadTagController(Tags tags, LeadTagQueries queries) {
        this.tags = tags;
        this.queries = queries;
    }

    @QueryMapping
    List<LeadTag> leadTags(@Argument @Nullable String prefix) {
        var known = tags.known(Lead.TYPE, prefix, MOST);
        return known.isEmpty() ? List.of() : queries.counted(known);
    }
}
