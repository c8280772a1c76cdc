package foyer.platform.graphql;

import java.util.Collection;
import java.util.Map;
import java.util.UUID;

/**
 * How {@code node(id)} finds the rows of one type; each module registers a bean for each of its types. The access rule
 * is that of {@link #rootField()}, so {@code node} admits exactly whom the typed field admits.
 */
public interface NodeSource {

    /** The prefix of the type's ids. */
    String prefix();

    /** The query field that reads one such object by its id, {@code "lead"}. */
    String rootField();

    /** The objects that exist and that the caller may see, in one statement; others are absent. */
    Map<UUID, ?> byIds(Collection<UUID> ids);
}
