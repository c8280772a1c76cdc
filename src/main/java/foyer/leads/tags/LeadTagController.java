package foyer.leads.tags;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.stereotype.Controller;

/** The operations of {@code schema/leads/lead.tags.operations.graphqls}. */
@Controller
class LeadTagController {

    private final LeadTagQueries queries;

    LeadTagController(LeadTagQueries queries) {
        this.queries = queries;
    }

    @QueryMapping
    List<LeadTag> leadTags(@Argument @Nullable String prefix) {
        return queries.beginning(prefix);
    }
}
