package foyer.platform.graphql.limits;

import graphql.execution.preparsed.PreparsedDocumentEntry;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A document that may run: parsed, within the limits, valid. What depends on the caller or on variables is asked of its
 * operations each time.
 *
 * @param tokens how many it has; callers have different limits
 */
record CheckedDocument(PreparsedDocumentEntry entry, int tokens, List<Operation> operations) {

    /** The operation of this name, or the only one; null where the engine will say that there is none. */
    @Nullable Operation operation(@Nullable String name) {
        if (name == null || name.isEmpty()) {
            return operations.size() == 1 ? operations.getFirst() : null;
        }
        for (var operation : operations) {
            if (name.equals(operation.name())) {
                return operation;
            }
        }
        return null;
    }
}
