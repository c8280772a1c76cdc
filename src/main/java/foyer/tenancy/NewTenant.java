package foyer.tenancy;

import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A tenant in the making, as a {@link BlueprintPart} needs to know it.
 *
 * @param roles the keys of those of its blueprint's own roles that it wants; null for all
 */
public record NewTenant(
        TenantId id,
        Blueprint blueprint,
        Locale locale,
        @Nullable Set<String> roles) {

    /** Whether it is to have this one of its blueprint's own roles. */
    public boolean wants(String role) {
        return roles == null || roles.contains(role);
    }
}
