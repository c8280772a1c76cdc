package foyer.tenancy.keys;

import foyer.audit.AuditActor;
import foyer.tenancy.Membership;
import foyer.tenancy.MembershipId;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.dataloader.DataLoader;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.graphql.execution.BatchLoaderRegistry;
import org.springframework.stereotype.Controller;
import reactor.core.publisher.Mono;

/** Edges to and from API keys; those of many parents are loaded at once. */
@Controller
class ApiKeyFields {

    ApiKeyFields(BatchLoaderRegistry registry, ApiKeyQueries queries) {
        registry.<UUID, ApiKey>forName("apiKeys").registerMappedBatchLoader((ids, _) -> Mono.just(queries.byIds(ids)));
    }

    @SchemaMapping
    CompletableFuture<Membership> createdBy(ApiKey key, DataLoader<MembershipId, Membership> memberships) {
        return memberships.load(key.maker());
    }

    @SchemaMapping
    @Nullable CompletableFuture<ApiKey> apiKey(AuditActor actor, DataLoader<UUID, ApiKey> apiKeys) {
        return actor.key() == null ? null : apiKeys.load(actor.key());
    }
}
