package foyer.tenancy.settings;

import foyer.platform.graphql.Payload;
import foyer.tenancy.Tenant;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.stereotype.Controller;

/** The operation that changes the tenant acted in. */
@Controller
class TenantSettingsController {

    private final TenantSettingsService service;

    TenantSettingsController(TenantSettingsService service) {
        this.service = service;
    }

    record Updated(@Nullable Tenant tenant) implements Payload {}

    @MutationMapping
    Updated tenantUpdate(@Argument TenantUpdate input) {
        return new Updated(service.update(input));
    }
}
