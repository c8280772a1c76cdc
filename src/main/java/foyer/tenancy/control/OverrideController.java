package foyer.tenancy.control;

import foyer.platform.graphql.Payload;
import foyer.tenancy.TenantId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.stereotype.Controller;

/** The operations on what is agreed with tenants beyond their plans. */
@Controller
class OverrideController {

    private final TenantOverrides overrides;

    OverrideController(TenantOverrides overrides) {
        this.overrides = overrides;
    }

    /** The payload of what was agreed. */
    record Agreed(@Nullable EntitlementOverride override) implements Payload {}

    @QueryMapping
    @Nullable List<EntitlementOverride> tenantOverrides(@Argument TenantId tenantId) {
        return overrides.of(tenantId);
    }

    @MutationMapping
    Agreed entitlementOverrideSet(@Argument OverrideInputs.EntitlementOverrideSet input) {
        return new Agreed(overrides.set(input));
    }
}
