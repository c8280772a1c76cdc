package foyer.platform.graphql.ids;

import foyer.platform.graphql.ApiException;
import foyer.platform.graphql.NodeSource;
import foyer.platform.graphql.access.FieldGuard;
import foyer.platform.graphql.access.FieldGuards;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What an id stands for, found as {@code node(id)} finds it, for whoever has to tell more of it than that. */
@Component
public class NodeTargets {

    private final NodeSources sources;
    private final FieldGuards guards;

    NodeTargets(NodeSources sources, FieldGuards guards) {
        this.sources = sources;
        this.guards = guards;
    }

    /**
     * What an id may stand for.
     *
     * @param guard who may see things of its type
     */
    public record NodeTarget(NodeSource source, UUID id, FieldGuard guard) {

        /** The thing, when it is there for the caller; whoever may not see its type is not to be told. */
        public @Nullable Object find() {
            return source.byIds(Set.of(id)).get(id);
        }
    }

    /**
     * The target of an id.
     *
     * @param argument where the id was given
     * @throws ApiException BAD_USER_INPUT when it is no id of anything
     */
    public NodeTarget of(String id, String argument) {
        var path = List.<Object>of(argument);
        var source = sources.of(id, path);
        return new NodeTarget(source, NodeController.decode(source, id, path), guards.ofQuery(source.rootField()));
    }
}
