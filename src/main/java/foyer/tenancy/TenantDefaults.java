package foyer.tenancy;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What the current tenant takes where an input names nothing.
 *
 * @param timeZone by IANA name
 * @param currency ISO 4217
 * @param country ISO 3166-1, for telephone numbers without a country code; null when the tenant gave none
 */
public record TenantDefaults(
        Locale locale,
        String timeZone,
        String currency,
        @Nullable String country) {}
