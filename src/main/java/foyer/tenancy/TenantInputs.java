package foyer.tenancy;

import foyer.identity.SessionTransport;
import org.jspecify.annotations.Nullable;

/** Inputs of the operations on tenants. */
final class TenantInputs {

    private TenantInputs() {}

    /** The tenant to make, whoever founds it. */
    record Founding(
            String name,
            @Nullable String slug,
            Blueprint blueprint,
            @Nullable String locale,
            @Nullable String timeZone,
            @Nullable String currency) {}

    record TenantCreate(
            String name,
            @Nullable String slug,
            Blueprint blueprint,
            @Nullable String locale,
            @Nullable String timeZone,
            @Nullable String currency,
            @Nullable String idempotencyKey) {

        Founding founding() {
            return new Founding(name, slug, blueprint, locale, timeZone, currency);
        }
    }

    record TenantSwitch(TenantId id, @Nullable SessionTransport transport) {}
}
