package foyer.leads.duplicates;

import foyer.platform.graphql.UserErrorException;
import java.util.List;
import java.util.Map;

/**
 * Asks whoever makes a lead whether to go on. Not a user error itself: that would be kept as the outcome of the call's
 * idempotency key, under which the answer comes.
 */
public final class DuplicatesFoundException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<LeadDuplicate> duplicates;

    public DuplicatesFoundException(List<LeadDuplicate> duplicates) {
        super(duplicates.size() + " duplicates");
        this.duplicates = duplicates;
    }

    /**
     * As what the caller is told.
     *
     * @param code the noun's code DUPLICATE_FOUND
     */
    public UserErrorException as(Enum<?> code) {
        var problem = UserErrorException.Problem.of(code, "contact");
        return new UserErrorException(List.of(problem), Map.of("duplicates", duplicates));
    }
}
