package foyer.platform.graphql.mutation;

import foyer.platform.graphql.UserErrorException.Problem;
import java.util.List;

/**
 * What a person did wrong when a statement violates a constraint; each module registers a bean for its tables'
 * constraints, so that races end as user errors too.
 */
public interface ConstraintErrors {

    List<Mapping> mappings();

    /**
     * One constraint as one noun tells it. A constraint that several nouns run into has a mapping for each: the one
     * whose code is of the mutation's own enum counts.
     *
     * @param constraint its name in PostgreSQL
     */
    record Mapping(String constraint, Problem problem) {

        /** At a field of the input, {@code "tenant.slug"} for a nested one. */
        public static Mapping at(String constraint, String field, Enum<?> code, Object... arguments) {
            return new Mapping(constraint, Problem.of(code, field, arguments));
        }
    }
}
