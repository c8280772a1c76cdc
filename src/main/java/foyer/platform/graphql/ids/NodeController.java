package foyer.platform.graphql.ids;

import foyer.platform.graphql.ApiErrorCode;
import foyer.platform.graphql.ApiException;
import foyer.platform.graphql.NodeSource;
import foyer.platform.graphql.TypeIds;
import foyer.platform.graphql.access.FieldGuards;
import foyer.platform.security.CurrentCaller;
import graphql.GraphQLError;
import graphql.execution.DataFetcherResult;
import graphql.schema.DataFetchingEnvironment;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.stereotype.Controller;

/**
 * {@code node} and {@code nodes}: finds objects by their ids alone. Each type is guarded by the very guard of its
 * source's root field, and read in one statement whatever the number of ids.
 */
@Controller
class NodeController {

    private static final int MAX_IDS = 100;

    private final NodeSources sources;
    private final FieldGuards guards;
    private final NodeErrors errors;

    NodeController(NodeSources sources, FieldGuards guards, NodeErrors errors) {
        this.sources = sources;
        this.guards = guards;
        this.errors = errors;
    }

    /** An id and where it stands in the list that was asked for. */
    private record Place(int index, UUID id) {}

    @QueryMapping
    @Nullable Object node(@Argument String id) {
        var source = sources.of(id, List.of("id"));
        guards.ofQuery(source.rootField()).check(CurrentCaller.actor());
        var uuid = decode(source, id, List.of("id"));
        return source.byIds(Set.of(uuid)).get(uuid);
    }

    @QueryMapping
    DataFetcherResult<List<@Nullable Object>> nodes(@Argument List<String> ids, DataFetchingEnvironment environment) {
        var nodes = new ArrayList<@Nullable Object>();
        var problems = new ArrayList<GraphQLError>();
        ids.forEach(_ -> nodes.add(null));
        places(ids).forEach((source, places) -> {
            try {
                guards.ofQuery(source.rootField()).check(CurrentCaller.actor());
            } catch (ApiException e) {
                places.forEach(place -> problems.addAll(errors.at(place.index(), e, environment)));
                return;
            }
            var found = found(source, places);
            places.forEach(place -> nodes.set(place.index(), found.get(place.id())));
        });
        return DataFetcherResult.<List<@Nullable Object>>newResult()
                .data(nodes)
                .errors(problems)
                .build();
    }

    private static Map<UUID, ?> found(NodeSource source, List<Place> places) {
        var distinct = new LinkedHashSet<UUID>();
        places.forEach(place -> distinct.add(place.id()));
        return source.byIds(distinct);
    }

    private Map<NodeSource, List<Place>> places(List<String> ids) {
        if (ids.size() > MAX_IDS) {
            throw new ApiException(
                    ApiErrorCode.BAD_USER_INPUT,
                    "id.tooMany",
                    List.of(MAX_IDS, ids.size()),
                    Map.of("paths", List.of(List.of("ids"))));
        }
        var places = new LinkedHashMap<NodeSource, List<Place>>();
        for (var i = 0; i < ids.size(); i++) {
            var path = List.<Object>of("ids", i);
            var source = sources.of(ids.get(i), path);
            places.computeIfAbsent(source, _ -> new ArrayList<>()).add(new Place(i, decode(source, ids.get(i), path)));
        }
        return places;
    }

    static UUID decode(NodeSource source, String id, List<Object> path) {
        try {
            return TypeIds.decode(source.prefix(), id);
        } catch (TypeIds.InvalidId e) {
            var name = String.join(".", path.stream().map(String::valueOf).toList());
            throw new ApiException(
                    ApiErrorCode.BAD_USER_INPUT,
                    e.messageKey(),
                    List.of(name, e.prefix()),
                    Map.of("paths", List.of(path)));
        }
    }
}
