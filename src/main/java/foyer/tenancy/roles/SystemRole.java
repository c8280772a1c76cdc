package foyer.tenancy.roles;

import foyer.tenancy.Role;
import java.util.List;

/**
 * A role that every tenant has, as the schema shows it.
 *
 * @param displayName what it is called in the tenant, by its blueprint and in its language
 */
record SystemRole(Role role, String displayName, List<String> permissions) {}
