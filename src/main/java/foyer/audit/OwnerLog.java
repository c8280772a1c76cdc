package foyer.audit;

import static foyerdb.audit.Tables.PLATFORM_ENTRY;

import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;

/** Writes into the platform's own log what the database's owner does, past any node: whose sealer finds it there. */
public final class OwnerLog {

    /** The tables that it writes to. */
    public static final Set<String> TABLES = Set.of("audit.platform_entry", "audit.platform_unsealed");

    private static final String SYSTEM = "SYSTEM";
    private static final String NAME = "database owner";
    private static final String USER = "User";

    private OwnerLog() {}

    /** Records what was done to an account, in the owner's running transaction. */
    public static void record(DSLContext owner, UUID user, String action) {
        owner.insertInto(PLATFORM_ENTRY)
                .set(PLATFORM_ENTRY.USER_ID, user)
                .set(PLATFORM_ENTRY.ACTOR_KIND, SYSTEM)
                .set(PLATFORM_ENTRY.ACTOR_NAME, NAME)
                .set(PLATFORM_ENTRY.ACTION, action)
                .set(PLATFORM_ENTRY.ENTITY_TYPE, USER)
                .set(PLATFORM_ENTRY.ENTITY_ID, user)
                .execute();
    }
}
