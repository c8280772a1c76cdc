package foyer.tenancy;

import foyer.platform.graphql.access.SchemaPermissions;
import foyer.platform.security.RecordScope;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * What a role lets its members do.
 *
 * @param limits of the permissions, those that hold for some records only
 */
record Rights(Set<String> permissions, Map<String, RecordScope> limits) {

    Rights {
        permissions = Set.copyOf(permissions);
        limits = Map.copyOf(limits);
    }

    /** Those of the role; a permission that the schema has no more is none. */
    static Rights of(HeldRole held, SchemaPermissions schema) {
        if (held.grants() == null) {
            return new Rights(schema.of(held.role().name()), Map.of());
        }
        var known = schema.all();
        var permissions = new HashSet<String>();
        var limits = new HashMap<String, RecordScope>();
        for (var grant : held.grants()) {
            if (known.contains(grant.permission())) {
                permissions.add(grant.permission());
                if (grant.scope() != RecordScope.ALL) {
                    limits.put(grant.permission(), grant.scope());
                }
            }
        }
        return new Rights(permissions, limits);
    }
}
