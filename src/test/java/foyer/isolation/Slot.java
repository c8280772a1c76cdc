package foyer.isolation;

import java.util.List;
import java.util.Objects;

/**
 * A place in the schema that takes an id or a cursor.
 *
 * @param name {@code Query.lead.id} for an argument, {@code LeadFilter.stages} for a field of an input
 * @param argument the argument of the path's last field, and the way down into its input
 * @param cursor whether it takes a cursor instead of an id
 */
record Slot(String name, FieldPath path, List<String> argument, boolean list, boolean cursor) {

    /** Whether nobody but those who run the platform may use it. */
    boolean isPlatforms() {
        var directive = path.steps().getFirst().field().getAppliedDirective("superAdmin");
        return directive != null
                && Objects.requireNonNull(directive.getArgument("orPermission")).getValue() == null;
    }

    @Override
    public String toString() {
        return name + " of " + path.last().name();
    }
}
