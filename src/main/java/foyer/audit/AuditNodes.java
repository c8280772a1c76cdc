package foyer.audit;

import foyer.platform.graphql.NodeSource;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Finds an entry of the log for {@code node(id)}. */
@Component
class AuditNodes implements NodeSource {

    private final LogQueries queries;

    AuditNodes(LogQueries queries) {
        this.queries = queries;
    }

    @Override
    public String prefix() {
        return AuditEntryId.PREFIX;
    }

    @Override
    public String rootField() {
        return "auditEntry";
    }

    @Override
    public Map<UUID, ?> byIds(Collection<UUID> ids) {
        return queries.byIds(ids);
    }
}
