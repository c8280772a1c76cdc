package foyer.tenancy.keys;

import foyer.platform.graphql.NodeSource;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Finds an {@link ApiKey} for {@code node(id)}. */
@Component
class ApiKeyNodes implements NodeSource {

    private final ApiKeyQueries queries;

    ApiKeyNodes(ApiKeyQueries queries) {
        this.queries = queries;
    }

    @Override
    public String prefix() {
        return ApiKeyId.PREFIX;
    }

    @Override
    public String rootField() {
        return "apiKey";
    }

    @Override
    public Map<UUID, ApiKey> byIds(Collection<UUID> ids) {
        return queries.byIds(ids);
    }
}
