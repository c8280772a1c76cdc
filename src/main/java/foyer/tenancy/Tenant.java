package foyer.tenancy;

import java.time.Instant;
import java.util.Locale;

/** A company that uses Foyer, as the schema shows it. */
public record Tenant(
        TenantId id,
        String name,
        String slug,
        Blueprint blueprint,
        Locale locale,
        String timeZone,
        String currency,
        Instant createdAt) {}
