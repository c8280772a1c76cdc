package foyer.tenancy;

import java.util.Locale;

/**
 * A tenant in the making, as a {@link BlueprintPart} needs to know it.
 *
 * @param demo whether it is to be tried out, with sample data
 */
public record NewTenant(TenantId id, Blueprint blueprint, Locale locale, boolean demo) {}
