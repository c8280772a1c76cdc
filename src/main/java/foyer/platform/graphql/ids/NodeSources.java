package foyer.platform.graphql.ids;

import foyer.platform.graphql.ApiErrorCode;
import foyer.platform.graphql.ApiException;
import foyer.platform.graphql.NodeSource;
import foyer.platform.graphql.TypeIds;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** The modules' node sources by prefix; two of one prefix stop the first question, and the test before it. */
@Component
public class NodeSources {

    private final ObjectProvider<NodeSource> sources;

    NodeSources(ObjectProvider<NodeSource> sources) {
        this.sources = sources;
    }

    /** All sources by their prefix. */
    public Map<String, NodeSource> byPrefix() {
        var byPrefix = new TreeMap<String, NodeSource>();
        sources.forEach(source -> {
            if (byPrefix.put(source.prefix(), source) != null) {
                throw new IllegalStateException("two node sources have the prefix " + source.prefix());
            }
        });
        return byPrefix;
    }

    /**
     * The source of the id's type.
     *
     * @throws ApiException BAD_USER_INPUT when no type has this prefix
     */
    NodeSource of(String id, List<Object> path) {
        var byPrefix = byPrefix();
        var source = byPrefix.get(TypeIds.prefixOf(id));
        if (source == null) {
            throw new ApiException(
                    ApiErrorCode.BAD_USER_INPUT,
                    "id.unknownPrefix",
                    List.of(String.join(", ", byPrefix.keySet())),
                    Map.of("paths", List.of(path)));
        }
        return source;
    }
}
