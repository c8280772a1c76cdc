package foyer.tenancy.deletion;

import foyer.platform.graphql.Payload;
import foyer.platform.security.CurrentCaller;
import foyer.tenancy.Membership;
import foyer.tenancy.Memberships;
import foyer.tenancy.Tenancy;
import foyer.tenancy.Tenant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** The operations on the deletion of the tenant acted in. */
@Controller
class DeletionController {

    private final DeletionService service;
    private final Tenancy tenancy;
    private final Memberships memberships;

    DeletionController(DeletionService service, Tenancy tenancy, Memberships memberships) {
        this.service = service;
        this.tenancy = tenancy;
        this.memberships = memberships;
    }

    record Requested(
            @Nullable Tenant tenant,
            @Nullable TenantDeletion deletion,
            @Nullable List<TenantNounCount> counts) implements Payload {}

    record Cancelled(@Nullable Tenant tenant) implements Payload {}

    @SchemaMapping
    @Nullable TenantDeletion deletion(Tenant tenant) {
        return tenant.id().value().equals(CurrentCaller.tenant()) ? service.current() : null;
    }

    @SchemaMapping
    @Nullable Membership requestedBy(TenantDeletion deletion) {
        var id = deletion.requesterId();
        return id == null ? null : memberships.byIds(Set.of(id)).get(id);
    }

    @MutationMapping
    Requested tenantRequestDeletion(@Argument DeletionInputs.TenantRequestDeletion input) {
        if (input.dryRun()) {
            return new Requested(tenancy.tenant(), null, service.preview(input.confirmSlug()));
        }
        return new Requested(service.request(input.confirmSlug()), service.current(), null);
    }

    @MutationMapping
    Cancelled tenantCancelDeletion() {
        return new Cancelled(service.cancel());
    }
}
