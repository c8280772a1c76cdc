package foyer.platform.graphql.execution;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A place in a variable that does not fit.
 *
 * @param key of the message that says why
 * @param type what was expected there or does not know the field; null where a value is missing
 */
record VariableFault(
        List<Object> path, String key, @Nullable String type) {

    static final String REQUIRED = "argument.required";
    static final String OBJECT = "argument.object";
    static final String UNKNOWN_FIELD = "argument.unknownField";
    static final String ENUM = "argument.enum";

    /** A scalar's form; its message holds the scalar's own, {@code scalar.<name>}. */
    static final String FORM = "argument.form";
}
