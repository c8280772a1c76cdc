package foyer.platform.graphql.mutation;

import foyer.platform.database.ConstraintViolations;
import foyer.platform.graphql.UserErrorException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** All modules' constraints, as the user errors that they mean. */
@Component
class Constraints {

    private final Map<Key, UserErrorException.Problem> problems = new HashMap<>();

    /** A constraint and the simple name of the enum that tells it. */
    private record Key(String constraint, String errorEnum) {}

    Constraints(List<ConstraintErrors> modules) {
        for (var module : modules) {
            for (var mapping : module.mappings()) {
                var code = mapping.problem().code();
                var key = new Key(mapping.constraint(), code.getDeclaringClass().getSimpleName());
                if (problems.put(key, mapping.problem()) != null) {
                    throw new IllegalStateException(key + " is mapped twice");
                }
            }
        }
    }

    /** The user error that this failure means for the enum's noun, or null when it is no mapped violation. */
    @Nullable UserErrorException userError(Throwable failure, String errorEnum) {
        var constraint = ConstraintViolations.nameOf(failure);
        var problem = constraint == null ? null : problems.get(new Key(constraint, errorEnum));
        return problem == null ? null : new UserErrorException(List.of(problem), Map.of());
    }
}
