package foyer.tenancy.tenants;

import foyer.platform.graphql.NodeSource;
import foyer.tenancy.Tenant;
import foyer.tenancy.TenantId;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Finds a {@link Tenant} for {@code node(id)}. */
@Component
class TenantNodes implements NodeSource {

    private final TenantQueries queries;

    TenantNodes(TenantQueries queries) {
        this.queries = queries;
    }

    @Override
    public String prefix() {
        return TenantId.PREFIX;
    }

    @Override
    public String rootField() {
        return "tenant";
    }

    @Override
    public Map<UUID, Tenant> byIds(Collection<UUID> ids) {
        return queries.byIds(ids);
    }
}
