package foyer.platform.graphql.limits;

import foyer.platform.security.Actor;
import java.util.Collections;
import java.util.Set;

/** Those who develop and run what uses the API: they may read the schema and send any document. */
public final class Staff {

    private static final Set<String> ROLES = Set.of("OWNER", "ADMIN", "DEVELOPER");

    private Staff() {}

    public static boolean includes(Actor actor) {
        return !Collections.disjoint(actor.roles(), ROLES);
    }
}
