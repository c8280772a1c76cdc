package foyer.tenancy.roles;

import foyer.tenancy.Role;
import java.util.List;

/** A role that every tenant has, as the schema shows it. */
record SystemRole(Role role, List<String> permissions) {}
