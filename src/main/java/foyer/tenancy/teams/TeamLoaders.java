package foyer.tenancy.teams;

import foyer.tenancy.MembershipId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.graphql.execution.BatchLoaderRegistry;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The data loaders of teams: one statement a level, whatever the number of parents. */
@Component
class TeamLoaders {

    TeamLoaders(BatchLoaderRegistry registry, TeamQueries queries) {
        registry.<MembershipId, List<Team>>forName("teamsOfMembers")
                .registerMappedBatchLoader((ids, _) -> Mono.just(each(ids, queries.ofMembers(ids))));
        registry.<TeamId, Team>forName("teams")
                .registerMappedBatchLoader((ids, _) -> Mono.just(queries.byTeamIds(ids)));
        registry.<TeamId, List<TeamMember>>forName("membersOfTeams")
                .registerMappedBatchLoader((ids, _) -> Mono.just(each(ids, queries.members(ids))));
    }

    /** Whoever has none has an empty list. */
    private static <K, V> Map<K, List<V>> each(Set<K> keys, Map<K, List<V>> found) {
        return keys.stream().collect(Collectors.toMap(Function.identity(), key -> found.getOrDefault(key, List.of())));
    }
}
