package foyer.leads.assignment;

import foyer.platform.graphql.TypeIds;
import foyer.platform.graphql.TypedId;
import java.util.UUID;

/** The id of an {@link AssignmentRule}. */
public record AssignmentRuleId(UUID value) implements TypedId {

    static final String PREFIX = "arule";

    public static AssignmentRuleId of(String id) {
        return new AssignmentRuleId(TypeIds.decode(PREFIX, id));
    }

    @Override
    public String toString() {
        return TypeIds.encode(PREFIX, value);
    }
}
