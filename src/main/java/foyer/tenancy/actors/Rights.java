package foyer.tenancy.actors;

import foyer.platform.graphql.access.SchemaPermissions;
import foyer.platform.security.Actor;
import foyer.platform.security.RecordScope;
import foyer.tenancy.Grant;
import foyer.tenancy.Role;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a role lets its members do.
 *
 * @param limits of the permissions, those that hold for some records only
 */
public record Rights(Set<String> permissions, Map<String, RecordScope> limits) {

    /** Of whoever does not act. */
    static final Rights NONE = new Rights(Set.of(), Map.of());

    public Rights {
        permissions = Set.copyOf(permissions);
        limits = Map.copyOf(limits);
    }

    /** Those of the role; a permission that the schema has no more is none. */
    public static Rights of(HeldRole held, SchemaPermissions schema) {
        var scopes = own(held.role(), held.grants(), schema);
        if (held.frozen()) {
            scopes.keySet().retainAll(schema.of(Role.VIEWER.name()));
        } else if (held.headsTeam() && held.role().isOnLadder() && held.role().takesSeat()) {
            schema.ofTeamHeads().forEach(permission -> scopes.merge(permission, RecordScope.TEAM, Rights::wider));
        }
        var limits = new HashMap<>(scopes);
        limits.values().removeIf(scope -> scope == RecordScope.ALL);
        return new Rights(scopes.keySet(), limits);
    }

    private static Map<String, RecordScope> own(Role role, @Nullable List<Grant> grants, SchemaPermissions schema) {
        var scopes = new HashMap<String, RecordScope>();
        if (grants == null) {
            schema.of(role.name()).forEach(permission -> scopes.put(permission, RecordScope.ALL));
            return scopes;
        }
        var known = schema.all();
        grants.stream()
                .filter(grant -> known.contains(grant.permission()))
                .forEach(grant -> scopes.put(grant.permission(), grant.scope()));
        return scopes;
    }

    private static RecordScope wider(RecordScope one, RecordScope other) {
        return one.compareTo(other) <= 0 ? one : other;
    }

    /** Whether the actor may do all of it, and each for at least as many records. */
    public boolean areHeldBy(Actor actor) {
        return permissions.stream().allMatch(permission -> isHeld(new Grant(permission, scope(permission)), actor));
    }

    /** Whether the actor has the permission for at least as many records. */
    public static boolean isHeld(Grant grant, Actor actor) {
        return actor.may(grant.permission()) && actor.scope(grant.permission()).compareTo(grant.scope()) <= 0;
    }

    /** Whether whoever has these rights may do all of it, and each for at least as many records. */
    public boolean areWithin(Rights others) {
        return permissions.stream()
                .allMatch(permission -> others.permissions.contains(permission)
                        && others.scope(permission).compareTo(scope(permission)) <= 0);
    }

    /**
     * Whether the actor could make somebody what this role is, as it is with a seat and without a team: they may do all of
     * it, and count as its step of the ladder, since two steps may have the same permissions.
     */
    public static boolean cover(Actor actor, HeldRole held, SchemaPermissions schema) {
        return of(held.plain(), schema).areHeldBy(actor)
                && (!held.role().isOnLadder()
                        || actor.roles().contains(held.role().name()));
    }

    private RecordScope scope(String permission) {
        return limits.getOrDefault(permission, RecordScope.ALL);
    }
}
