package foyer.platform.graphql;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Ends a mutation with user errors: its transaction is rolled back and the payload holds {@code userErrors} and
 * {@code payload}, all else null. Thrown by services, turned into the payload around the mutation's root field.
 */
public final class UserErrorException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;
    private final transient Map<String, Object> payload;

    /**
     * One thing that is wrong. Its message is {@code <code's enum>.<code>} in the message bundles.
     *
     * @param path the input field at fault without {@code input}, or null
     */
    public record Problem(Enum<?> code, @Nullable List<String> path, List<Object> arguments) {

        /** A problem of one field of the input, {@code "contact.email"} for a nested one. */
        public static Problem of(Enum<?> code, String field, Object... arguments) {
            return new Problem(code, List.of(field.split("\\.", -1)), List.of(arguments));
        }
    }

    public UserErrorException(List<Problem> problems, Map<String, Object> payload) {
        super(problems.toString());
        this.problems = List.copyOf(problems);
        this.payload = payload;
    }

    /** One error at a field of the input. */
    public static UserErrorException at(String field, Enum<?> code, Object... arguments) {
        return new UserErrorException(List.of(Problem.of(code, field, arguments)), Map.of());
    }

    /** One error that no single field is to blame for. */
    public static UserErrorException of(Enum<?> code, Object... arguments) {
        return new UserErrorException(List.of(new Problem(code, null, List.of(arguments))), Map.of());
    }

    public List<Problem> problems() {
        return problems;
    }

    public Map<String, Object> payload() {
        return payload;
    }
}
