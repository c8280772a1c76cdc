package foyer.tenancy;

import java.util.Locale;

/** A tenant in the making, as a {@link BlueprintPart} needs to know it. */
public record NewTenant(TenantId id, Blueprint blueprint, Locale locale) {}
