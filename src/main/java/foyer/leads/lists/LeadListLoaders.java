package foyer.leads.lists;

import foyer.leads.LeadFilter;
import foyer.leads.LeadFilterJson;
import graphql.schema.DataFetchingEnvironment;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.dataloader.DataLoader;
import org.springframework.graphql.execution.BatchLoaderRegistry;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The batches in which lists are read and counted: one statement an edge, whatever the number of leads or lists. */
@Component
class LeadListLoaders {

    static final String OF_LEADS = "leadListsOfLeads";
    static final String COUNTS = "leadListCounts";

    LeadListLoaders(BatchLoaderRegistry registry, LeadListQueries lists, ListedLeadQueries leads) {
        registry.<UUID, List<LeadList>>forName(OF_LEADS)
                .registerMappedBatchLoader((keys, _) -> Mono.just(ofLeads(keys, lists)));
        registry.<Counted, Integer>forName(COUNTS)
                .registerMappedBatchLoader((keys, _) -> Mono.just(counts(keys, leads)));
    }

    /** A list and which leads it has. */
    record Counted(LeadListId id, LeadFilter filter) {

        static Counted of(LeadList list) {
            var filter = list.filter() == null
                    ? LeadFilter.onList(list.id())
                    : LeadFilter.NONE.withListed(LeadFilterJson.read(list.filter()));
            return new Counted(list.id(), filter);
        }
    }

    static <K, V> DataLoader<K, V> of(DataFetchingEnvironment environment, String name) {
        return Objects.requireNonNull(environment.getDataLoader(name), name);
    }

    private static Map<UUID, List<LeadList>> ofLeads(Set<UUID> leads, LeadListQueries lists) {
        var all = new HashMap<>(lists.ofLeads(leads));
        leads.forEach(lead -> all.putIfAbsent(lead, List.of()));
        return all;
    }

    private static Map<Counted, Integer> counts(Set<Counted> keys, ListedLeadQueries leads) {
        var counts = leads.counts(keys.stream().collect(Collectors.toMap(Counted::id, Counted::filter)));
        return keys.stream().collect(Collectors.toMap(key -> key, key -> counts.getOrDefault(key.id(), 0)));
    }
}
