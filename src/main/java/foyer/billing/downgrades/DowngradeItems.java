package foyer.billing.downgrades;

import foyer.platform.graphql.Connection;
import foyer.platform.graphql.Connection.PageInfo;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * One page of what would be frozen; the schema's {@code DowngradeItemConnection}. What went meanwhile is left out.
 *
 * @param ids null when the caller may see nothing of the kind
 */
public record DowngradeItems(List<Edge> edges, @Nullable Connection<UUID> ids) {

    /** One of the records and its place in the list. */
    public record Edge(String cursor, Object node) {}

    static final DowngradeItems NONE = new DowngradeItems(List.of(), null);

    static DowngradeItems of(Connection<UUID> ids, Map<UUID, ?> records) {
        return new DowngradeItems(
                ids.edges().stream()
                        .filter(edge -> records.containsKey(edge.node()))
                        .<Edge>map(edge -> new Edge(edge.cursor(), Objects.requireNonNull(records.get(edge.node()))))
                        .toList(),
                ids);
    }

    public List<Object> nodes() {
        return edges.stream().map(Edge::node).toList();
    }

    public PageInfo pageInfo() {
        return ids == null ? new PageInfo(false, false, null, null) : ids.pageInfo();
    }

    public CompletableFuture<Integer> totalCount() {
        return ids == null ? CompletableFuture.completedFuture(0) : ids.totalCount();
    }

    public CompletableFuture<Boolean> totalCountIsExact() {
        return ids == null ? CompletableFuture.completedFuture(true) : ids.totalCountIsExact();
    }
}
