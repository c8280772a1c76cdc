package foyer.files;

import foyer.platform.graphql.TypeIds;
import foyer.platform.graphql.TypedId;
import java.util.Collection;
import java.util.UUID;

/** The id of a {@link StoredFile}. */
public record FileId(UUID value) implements TypedId {

    static final String PREFIX = "file";

    public static FileId of(String id) {
        return new FileId(TypeIds.decode(PREFIX, id));
    }

    static UUID[] values(Collection<FileId> ids) {
        return ids.stream().map(FileId::value).toArray(UUID[]::new);
    }

    @Override
    public String toString() {
        return TypeIds.encode(PREFIX, value);
    }
}
