package foyer.records;

import foyer.platform.graphql.TypeIds;
import foyer.platform.graphql.TypedId;
import java.util.UUID;

/** The id of a {@link Note}. */
public record NoteId(UUID value) implements TypedId {

    static final String PREFIX = "note";

    public static NoteId of(String id) {
        return new NoteId(TypeIds.decode(PREFIX, id));
    }

    @Override
    public String toString() {
        return TypeIds.encode(PREFIX, value);
    }
}
