package foyer.platform.graphql;

import java.util.UUID;

/**
 * An id that knows its type. Implementations are records with a static {@code of(String)}, by which Spring binds them,
 * and a {@code toString} of {@link TypeIds#encode}, by which they are written.
 */
public interface TypedId {

    UUID value();
}
