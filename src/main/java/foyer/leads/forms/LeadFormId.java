package foyer.leads.forms;

import foyer.platform.graphql.TypeIds;
import foyer.platform.graphql.TypedId;
import java.util.UUID;

/** The id of a {@link LeadForm}. */
public record LeadFormId(UUID value) implements TypedId {

    static final String PREFIX = "form";

    public static LeadFormId of(String id) {
        return new LeadFormId(TypeIds.decode(PREFIX, id));
    }

    @Override
    public String toString() {
        return TypeIds.encode(PREFIX, value);
    }
}
