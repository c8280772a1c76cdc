package foyer.tenancy.control;

import foyer.tenancy.TenantId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Inputs of what is agreed with tenants beyond their plans. */
final class OverrideInputs {

    private OverrideInputs() {}

    /**
     * What to agree on.
     *
     * @param key the name of a feature or a limit
     */
    record EntitlementOverrideSet(
            TenantId tenantId,
            String key,
            EntitlementOverrideValue value,
            @Nullable Long allowed,
            @Nullable Instant until,
            String reason) {}
}
