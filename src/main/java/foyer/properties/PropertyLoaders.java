package foyer.properties;

import foyer.files.FileId;
import foyer.files.Files;
import foyer.files.StoredFile;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.graphql.execution.BatchLoaderRegistry;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * The data loaders of properties, for edges of any type to them: one statement a level, whatever the number of parents.
 */
@Component
class PropertyLoaders {

    PropertyLoaders(
            BatchLoaderRegistry registry,
            PropertyQueries queries,
            PresentMedia present,
            PropertyChecklistQueries checklists,
            PropertyConfirmationQueries confirmations,
            Files files) {
        // One key: what the tenant asks for is asked once for all properties of the answer.
        registry.<String, PropertyChecklist>forName("checklists")
                .registerMappedBatchLoader(
                        (keys, _) -> Mono.just(Map.of(keys.iterator().next(), checklists.checklist())));
        registry.<PropertyId, List<PropertyMedia>>forName("presentMediaOfProperties")
                .registerMappedBatchLoader((ids, _) -> Mono.just(each(ids, present.of(ids))));
        registry.<PropertyId, Property>forName("properties")
                .registerMappedBatchLoader((ids, _) -> Mono.just(queries.byIds(ids)));
        registry.<PropertyId, List<PropertyMedia>>forName("mediaOfProperties")
                .registerMappedBatchLoader((ids, _) -> Mono.just(each(ids, present.withAbsent(ids))));
        registry.<PropertyId, List<PropertyConfirmation>>forName("confirmationsOfProperties")
                .registerMappedBatchLoader((ids, _) -> Mono.just(each(ids, confirmations.of(ids))));
        registry.<PropertyId, List<PropertyPriceChange>>forName("pricesOfProperties")
                .registerMappedBatchLoader((ids, _) -> Mono.just(each(ids, queries.priceChanges(ids))));
        registry.<FileId, StoredFile>forName("filesOfProperties")
                .registerMappedBatchLoader((ids, _) -> Mono.just(files.byIds(ids)));
    }

    /** One that has none has an empty list. */
    private static <V> Map<PropertyId, List<V>> each(Set<PropertyId> ids, Map<PropertyId, List<V>> found) {
        return ids.stream().collect(Collectors.toMap(Function.identity(), id -> found.getOrDefault(id, List.of())));
    }
}
