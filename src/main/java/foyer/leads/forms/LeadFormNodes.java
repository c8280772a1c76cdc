package foyer.leads.forms;

import foyer.platform.graphql.NodeSource;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Finds a {@link LeadForm} for {@code node(id)}. */
@Component
class LeadFormNodes implements NodeSource {

    private final LeadFormQueries queries;

    LeadFormNodes(LeadFormQueries queries) {
        this.queries = queries;
    }

    @Override
    public String prefix() {
        return LeadFormId.PREFIX;
    }

    @Override
    public String rootField() {
        return "leadForm";
    }

    @Override
    public Map<UUID, LeadForm> byIds(Collection<UUID> ids) {
        return queries.byIds(ids);
    }
}
