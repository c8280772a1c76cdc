package foyer.identity;

import foyer.audit.OwnerLog;
import foyer.platform.database.OwnerDatabase;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Who runs the platform: only the owner of the database says so, and the platform's own log keeps it. Every node knows
 * within a second, since each session is checked with it.
 */
@Component
public class SuperAdmins {

    private static final Set<String> TABLES = tables();

    private final OwnerDatabase database;

    SuperAdmins(OwnerDatabase database) {
        this.database = database;
    }

    /** What came of it. */
    enum Outcome {
        DONE,
        WAS_SO,
        NO_ACCOUNT
    }

    /** Lets the account with this address run the platform. */
    public boolean grant(String email) {
        return set(email, true) == Outcome.DONE;
    }

    /** Says of the account with this address whether it runs the platform. */
    Outcome set(String email, boolean runs) {
        return database.write(TABLES, owner -> {
            var queries = new SuperAdminQueries(owner);
            var user = queries.user(email.strip().toLowerCase(Locale.ROOT));
            if (user == null) {
                return Outcome.NO_ACCOUNT;
            }
            if (!(runs ? queries.insert(user) : queries.delete(user))) {
                return Outcome.WAS_SO;
            }
            OwnerLog.record(owner, user, runs ? "user.grant_super_admin" : "user.revoke_super_admin");
            return Outcome.DONE;
        });
    }

    private static Set<String> tables() {
        var tables = new HashSet<>(SuperAdminQueries.TABLES);
        tables.addAll(OwnerLog.TABLES);
        return Set.copyOf(tables);
    }
}
