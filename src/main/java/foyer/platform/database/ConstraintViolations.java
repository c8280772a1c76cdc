package foyer.platform.database;

import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;

/** Which constraint a failed statement violated; services and payloads map errors from the constraints' names. */
public final class ConstraintViolations {

    /** Class 23, integrity constraint violation. */
    private static final String STATE_CLASS = "23";

    private ConstraintViolations() {}

    /** The name of the violated constraint, or null when the failure is anything else. */
    public static @Nullable String nameOf(@Nullable Throwable failure) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof PSQLException e) {
                return nameOf(e);
            }
        }
        return null;
    }

    private static @Nullable String nameOf(PSQLException failure) {
        var state = failure.getSQLState();
        var message = failure.getServerErrorMessage();
        return state == null || message == null || !state.startsWith(STATE_CLASS) ? null : message.getConstraint();
    }
}
