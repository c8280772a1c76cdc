package foyer.tenancy.blueprints;

import foyer.tenancy.Role;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * The file {@code db/blueprint/<BLUEPRINT>/roles.json}: what the roles are called there, which changes nothing of what
 * they may do, and the roles that a new tenant has besides (spec/tenancy.md, system roles).
 *
 * @param system each system role once
 */
public record BlueprintRoles(List<SystemRole> system, List<CustomRole> custom) {

    /** What a system role is called. */
    public record SystemRole(Role role, DisplayName name) {}

    /**
     * A role that a new tenant has as its own.
     *
     * @param key names it among those of its blueprint
     * @param permissionsOf the system roles whose permissions it has; it counts as the first
     */
    public record CustomRole(String key, DisplayName name, List<Role> permissionsOf) {}

    /** What the role is called in this language. */
    public String name(Role role, Locale locale) {
        return system.stream()
                .filter(named -> named.role() == role)
                .findFirst()
                .orElseThrow()
                .name()
                .in(locale);
    }

    void check(String blueprint) {
        var named = system.stream()
                .map(SystemRole::role)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Role.class)));
        if (named.size() != Role.values().length || system.size() != named.size()) {
            throw new IllegalStateException(blueprint + " names each system role once");
        }
        if (custom.stream().anyMatch(role -> role.permissionsOf().isEmpty())) {
            throw new IllegalStateException(blueprint + " has a role without permissions");
        }
    }
}
