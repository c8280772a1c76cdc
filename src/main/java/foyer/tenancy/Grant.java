package foyer.tenancy;

import foyer.platform.security.RecordScope;

/**
 * A permission of a role, and the records it is good for: {@code tenancy.custom_role.grants} has the permission's name,
 * with {@code :TEAM} or {@code :OWN} behind it when those are not all.
 */
public record Grant(String permission, RecordScope scope) {

    private static final String LIMIT = ":";

    /** Reads what is stored. */
    public static Grant of(String stored) {
        var limit = stored.indexOf(LIMIT);
        return limit < 0
                ? new Grant(stored, RecordScope.ALL)
                : new Grant(stored.substring(0, limit), RecordScope.valueOf(stored.substring(limit + 1)));
    }

    /** What is stored of it. */
    public String stored() {
        return scope == RecordScope.ALL ? permission : permission + LIMIT + scope;
    }
}
