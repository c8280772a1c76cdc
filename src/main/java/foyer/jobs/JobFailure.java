package foyer.jobs;

import java.util.List;
import java.util.stream.Stream;

/**
 * Why a job did not do its work. Its text for people is {@code <code's enum>.<code>} in the message bundles, in the
 * language of whoever reads it. Anything else that a handler throws counts as retryable, and people are told no more
 * than that.
 */
public final class JobFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String key;
    private final transient List<String> arguments;
    private final boolean retryable;

    private JobFailure(Enum<?> code, List<String> arguments, boolean retryable) {
        super(code.name());
        this.key = code.getDeclaringClass().getSimpleName() + "." + code.name();
        this.arguments = arguments;
        this.retryable = retryable;
    }

    /** Another attempt would fail as well. */
    public static JobFailure finally_(Enum<?> code, Object... arguments) {
        return new JobFailure(code, texts(arguments), false);
    }

    /** Another attempt may go well: it comes after a pause, as often as the definition says. */
    public static JobFailure retryable(Enum<?> code, Object... arguments) {
        return new JobFailure(code, texts(arguments), true);
    }

    /** The same with what it came from, for the log. */
    public JobFailure causedBy(Throwable cause) {
        initCause(cause);
        return this;
    }

    private static List<String> texts(Object... arguments) {
        return Stream.of(arguments).map(String::valueOf).toList();
    }

    String key() {
        return key;
    }

    List<String> arguments() {
        return arguments;
    }

    boolean isRetryable() {
        return retryable;
    }
}
