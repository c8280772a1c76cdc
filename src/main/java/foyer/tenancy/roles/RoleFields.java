package foyer.tenancy.roles;

import foyer.tenancy.Membership;
import foyer.tenancy.MembershipId;
import java.util.concurrent.CompletableFuture;
import org.dataloader.DataLoader;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.graphql.execution.BatchLoaderRegistry;
import org.springframework.stereotype.Controller;
import reactor.core.publisher.Mono;

/** What a member has as their role, and what it is called; those of many members are loaded at once. */
@Controller
class RoleFields {

    RoleFields(BatchLoaderRegistry registry, RoleQueries queries, RoleNames names) {
        registry.<MembershipId, CustomRole>forName("rolesOfMembers")
                .registerMappedBatchLoader((ids, _) -> Mono.just(queries.ofMembers(ids)));
        registry.<CustomRoleId, CustomRole>forName("customRoles")
                .registerMappedBatchLoader((ids, _) -> Mono.just(queries.byRoleIds(ids)));
        registry.<MembershipId, String>forName("roleNamesOfMembers")
                .registerMappedBatchLoader((ids, _) -> Mono.just(names.ofMembers(ids)));
    }

    @SchemaMapping
    @Nullable CompletableFuture<String> roleName(Membership membership, DataLoader<MembershipId, String> roleNamesOfMembers) {
        return roleNamesOfMembers.load(membership.id());
    }

    @SchemaMapping
    @Nullable CompletableFuture<CustomRole> customRole(
            Membership membership, DataLoader<MembershipId, CustomRole> rolesOfMembers) {
        return rolesOfMembers.load(membership.id());
    }
}
