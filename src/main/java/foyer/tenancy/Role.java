package foyer.tenancy;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a member is in a tenant; the schema's enum of the same name. The first five are a ladder, where the stronger
 * counts as the weaker too; the others stand apart (spec/tenancy.md, system roles).
 */
public enum Role {
    OWNER,
    ADMIN,
    MANAGER,
    MEMBER,
    VIEWER,
    DEVELOPER,
    CUSTOMER;

    private static final Map<Role, Set<String>> COUNTS_AS = all();

    /** The names of every role that this one counts as, itself included. */
    public Set<String> countsAs() {
        return Objects.requireNonNull(COUNTS_AS.get(this));
    }

    /** Whether it is one of the ladder's, which the stronger ones count as too. */
    public boolean isOnLadder() {
        return compareTo(VIEWER) <= 0;
    }

    /** Whether a membership of it takes a seat of the plan. */
    public boolean takesSeat() {
        return this != VIEWER && this != CUSTOMER;
    }

    /** The names of the roles whose memberships take a seat. */
    public static List<String> withSeat() {
        return Arrays.stream(values()).filter(Role::takesSeat).map(Role::name).toList();
    }

    private boolean covers(Role other) {
        return this == other || (compareTo(other) <= 0 && other.isOnLadder());
    }

    private static Map<Role, Set<String>> all() {
        var all = new EnumMap<Role, Set<String>>(Role.class);
        for (var role : values()) {
            all.put(
                    role,
                    Arrays.stream(values())
                            .filter(role::covers)
                            .map(Role::name)
                            .collect(Collectors.toUnmodifiableSet()));
        }
        return all;
    }
}
