package foyer.tenancy.tenants;

import foyer.identity.SessionTransport;
import foyer.tenancy.Blueprint;
import foyer.tenancy.TenantId;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Inputs of the operations on tenants. */
public final class TenantInputs {

    private TenantInputs() {}

    /**
     * The tenant to make, whoever founds it.
     *
     * @param roles the keys of those of its blueprint's own roles that it wants; null for all
     */
    public record Founding(
            String name,
            @Nullable String slug,
            Blueprint blueprint,
            @Nullable String locale,
            @Nullable String timeZone,
            @Nullable String currency,
            @Nullable Set<String> roles) {}

    record TenantCreate(
            String name,
            @Nullable String slug,
            Blueprint blueprint,
            @Nullable String locale,
            @Nullable String timeZone,
            @Nullable String currency,
            @Nullable String idempotencyKey) {

        Founding founding() {
            return new Founding(name, slug, blueprint, locale, timeZone, currency, null);
        }
    }

    public record TenantSwitch(TenantId id, @Nullable SessionTransport transport) {}
}
