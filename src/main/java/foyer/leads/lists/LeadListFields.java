package foyer.leads.lists;

import foyer.leads.Lead;
import foyer.tenancy.Membership;
import foyer.tenancy.MembershipId;
import graphql.schema.DataFetchingEnvironment;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.dataloader.DataLoader;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The lists of a lead, and the edges of lists. */
@Controller
class LeadListFields {

    private static final TypeReference<Map<String, Object>> FILTER = new TypeReference<>() {};

    private final JsonMapper json;

    LeadListFields(JsonMapper json) {
        this.json = json;
    }

    @SchemaMapping
    CompletableFuture<List<LeadList>> lists(Lead lead, DataFetchingEnvironment environment) {
        DataLoader<UUID, List<LeadList>> lists = LeadListLoaders.of(environment, LeadListLoaders.OF_LEADS);
        return lists.load(lead.id().value());
    }

    @SchemaMapping
    @Nullable CompletableFuture<Membership> owner(LeadList list, DataLoader<MembershipId, Membership> memberships) {
        return list.ownerId() == null ? null : memberships.load(list.ownerId());
    }

    @SchemaMapping
    @Nullable Map<String, Object> filter(LeadList list) {
        return list.filter() == null ? null : json.readValue(list.filter(), FILTER);
    }

    @SchemaMapping
    CompletableFuture<Integer> leadCount(LeadList list, DataFetchingEnvironment environment) {
        DataLoader<LeadListLoaders.Counted, Integer> counts = LeadListLoaders.of(environment, LeadListLoaders.COUNTS);
        return counts.load(LeadListLoaders.Counted.of(list));
    }
}
