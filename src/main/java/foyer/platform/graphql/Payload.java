package foyer.platform.graphql;

import java.util.List;

/** The answer of a mutation that succeeded; user errors travel as {@link UserErrorException}. */
public interface Payload {

    default List<UserError> userErrors() {
        return List.of();
    }
}
