package foyer.records.fields;

import foyer.platform.graphql.TypeIds;
import foyer.platform.graphql.TypedId;
import java.util.UUID;

/** The id of a {@link CustomField}. */
public record CustomFieldId(UUID value) implements TypedId {

    static final String PREFIX = "field";

    public static CustomFieldId of(String id) {
        return new CustomFieldId(TypeIds.decode(PREFIX, id));
    }

    @Override
    public String toString() {
        return TypeIds.encode(PREFIX, value);
    }
}
