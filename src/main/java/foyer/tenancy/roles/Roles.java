package foyer.tenancy.roles;

import java.util.List;

/** The roles that members can have, as the schema shows them. */
record Roles(List<SystemRole> system, List<CustomRole> custom) {}
