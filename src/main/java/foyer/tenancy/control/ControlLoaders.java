package foyer.tenancy.control;

import foyer.identity.UserId;
import foyer.tenancy.TenantId;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.graphql.execution.BatchLoaderRegistry;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Where people belong, for a whole page of them in one statement. */
@Component
class ControlLoaders {

    ControlLoaders(BatchLoaderRegistry registry, PlatformTenantQueries queries) {
        registry.<UserId, List<PlatformMembership>>forName("membershipsOfUsers").registerMappedBatchLoader((ids, _) -> {
            var found = queries.memberships(ids);
            return Mono.just(ids.stream()
                    .collect(Collectors.toMap(Function.identity(), id -> found.getOrDefault(id, List.of()))));
        });
        registry.<TenantId, PlatformTenant>forName("platformTenants")
                .registerMappedBatchLoader((ids, _) -> Mono.just(queries.byIds(ids)));
    }
}
