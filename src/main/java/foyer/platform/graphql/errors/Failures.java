package foyer.platform.graphql.errors;

import foyer.platform.graphql.ApiErrorCode;
import foyer.platform.graphql.ApiException;
import graphql.execution.AbortExecutionException;
import graphql.execution.NonNullableValueCoercedAsNullException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Tells failures that have a meaning for clients from those that are defects. */
final class Failures {

    private static final int CAUSES = 20;
    /** The engine names the argument in its message only. */
    private static final Pattern ARGUMENT = Pattern.compile("Argument '(\\w+)'");

    private static final String QUERY_CANCELED = "57014";
    /** Connection lost, out of resources, lock not had in time, server going down (PostgreSQL, appendix A). */
    private static final Set<String> BUSY_CLASSES = Set.of("08", "53", "55", "57");

    private Failures() {}

    /** What clients are told of this failure; null when it is a defect, of which they learn nothing. */
    static @Nullable ApiException known(Throwable failure) {
        for (var cause : causes(failure)) {
            var known = one(cause);
            if (known != null) {
                return known;
            }
        }
        return null;
    }

    private static @Nullable ApiException one(Throwable cause) {
        return switch (cause) {
            case ApiException api -> api;
            case NonNullableValueCoercedAsNullException missing -> required(missing);
            case AbortExecutionException _, TimeoutException _ -> timeout();
            case SQLTransientConnectionException _ -> overloaded();
            case SQLException sql when QUERY_CANCELED.equals(sql.getSQLState()) -> timeout();
            case SQLException sql
            when sql.getSQLState() != null
                    && sql.getSQLState().length() > 2
                    && BUSY_CLASSES.contains(sql.getSQLState().substring(0, 2)) -> overloaded();
            default -> null;
        };
    }

    /** A variable that may be null stands for an argument that may not, and is. */
    private static ApiException required(NonNullableValueCoercedAsNullException missing) {
        var argument = ARGUMENT.matcher(missing.getMessage());
        return argument.find()
                ? new ApiException(
                        ApiErrorCode.BAD_USER_INPUT,
                        "argument.required",
                        List.of(argument.group(1)),
                        Map.of("paths", List.of(List.of(argument.group(1)))))
                : new ApiException(ApiErrorCode.BAD_USER_INPUT, "argument.unknown");
    }

    private static ApiException timeout() {
        return new ApiException(ApiErrorCode.OVERLOADED, "operation.timeout", List.of(), Map.of("reason", "TIMEOUT"));
    }

    private static ApiException overloaded() {
        return new ApiException(ApiErrorCode.OVERLOADED, "server.overloaded");
    }

    private static List<Throwable> causes(Throwable failure) {
        var causes = new ArrayList<Throwable>();
        for (Throwable cause = failure; cause != null && causes.size() < CAUSES; cause = cause.getCause()) {
            causes.add(cause);
        }
        return causes;
    }
}
