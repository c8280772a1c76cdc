package foyer.entitlements;

import foyer.platform.security.AccessState;
import java.util.Set;

/** How far a tenant's subscription lets it work; billing sets it, {@code @allowWhen} enforces it. */
public enum AccessLevel {
    FULL,
    /** Payment is late: everything works, and people are told. */
    GRACE,
    READ_ONLY,
    BLOCKED;

    /** What it closes for everyone who acts in the tenant. */
    public Set<AccessState> states() {
        return switch (this) {
            case FULL, GRACE -> Set.of();
            case READ_ONLY -> Set.of(AccessState.READ_ONLY);
            case BLOCKED -> Set.of(AccessState.BLOCKED);
        };
    }
}
