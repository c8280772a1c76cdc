package foyer.tenancy.settings;

import foyer.platform.graphql.Payload;
import foyer.platform.security.CurrentCaller;
import foyer.tenancy.Tenant;
import foyer.tenancy.actors.ImpersonationRight;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** The operation that changes the tenant acted in, and what it says of itself. */
@Controller
class TenantSettingsController {

    private final TenantSettingsService service;
    private final ImpersonationRight impersonation;

    TenantSettingsController(TenantSettingsService service, ImpersonationRight impersonation) {
        this.service = service;
        this.impersonation = impersonation;
    }

    record Updated(@Nullable Tenant tenant) implements Payload {}

    @SchemaMapping
    @Nullable Boolean impersonationAllowed(Tenant tenant) {
        return tenant.id().value().equals(CurrentCaller.tenant()) ? impersonation.isOpen(CurrentCaller.tenant()) : null;
    }

    @SchemaMapping
    @Nullable Company company(Tenant tenant) {
        return tenant.id().value().equals(CurrentCaller.tenant()) ? service.company() : null;
    }

    @MutationMapping
    Updated tenantUpdate(@Argument TenantUpdate input) {
        return new Updated(service.update(input));
    }
}
