package foyer.tenancy.account;

import foyer.tenancy.MembershipStatus;
import foyer.tenancy.Role;
import foyer.tenancy.TenantId;
import org.jspecify.annotations.Nullable;

/**
 * A tenant that the caller belongs to, as the schema shows it: of another than the active one no more than is needed to
 * choose it.
 *
 * @param role null while the membership is suspended
 */
record ViewerTenant(
        TenantId id, String name, String slug, @Nullable Role role, MembershipStatus status, boolean current) {}
