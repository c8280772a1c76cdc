package foyer.identity;

import foyer.platform.database.OwnerDatabase;
import foyer.platform.start.Commands.Command;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import org.jooq.exception.DataAccessException;

/**
 * Says who runs the platform: {@code java -jar foyer.jar grant-super-admin <email>} and {@code revoke-super-admin
 * <email>}, with the database's owner in {@code FOYER_DATABASE_URL}, {@code _USER} and {@code _PASSWORD}.
 */
public final class SuperAdminCommand implements Command {

    /** It is as it was asked for, now or already. */
    public static final int OK = 0;

    /** There is no such account. */
    public static final int NO_ACCOUNT = 1;

    /** It could not be looked at. */
    public static final int UNREADABLE = 2;

    private final String name;
    private final boolean runs;
    private final Map<String, String> environment;

    private SuperAdminCommand(String name, boolean runs, Map<String, String> environment) {
        this.name = name;
        this.runs = runs;
        this.environment = environment;
    }

    /** {@code grant-super-admin}, with the settings of this environment. */
    public static Command grant(Map<String, String> environment) {
        return new SuperAdminCommand("grant-super-admin", true, environment);
    }

    /** {@code revoke-super-admin}, with the settings of this environment. */
    public static Command revoke(Map<String, String> environment) {
        return new SuperAdminCommand("revoke-super-admin", false, environment);
    }

    @Override
    public int run(List<String> arguments, PrintStream out) {
        if (arguments.size() != 1) {
            out.println("usage: " + name + " <email>");
            return UNREADABLE;
        }
        var email = arguments.getFirst();
        try {
            var outcome = new SuperAdmins(OwnerDatabase.given(environment)).set(email, runs);
            out.println(told(outcome, email));
            return outcome == SuperAdmins.Outcome.NO_ACCOUNT ? NO_ACCOUNT : OK;
        } catch (IllegalArgumentException | DataAccessException e) {
            out.println("cannot be done: " + e.getMessage());
            return UNREADABLE;
        }
    }

    private String told(SuperAdmins.Outcome outcome, String email) {
        return switch (outcome) {
            case DONE -> runs ? email + " runs the platform now" : email + " does not run the platform any more";
            case WAS_SO -> runs ? email + " ran the platform before" : email + " did not run the platform before";
            case NO_ACCOUNT -> "there is no account with the address " + email;
        };
    }
}
