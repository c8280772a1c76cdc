package foyer.leads.stays;

import foyer.leads.pipelines.PipelineQueries;
import foyer.leads.pipelines.Stage;
import foyer.leads.pipelines.StageId;
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

/** The batches in which the histories of leads are read: one statement an edge, whatever the number of leads. */
@Component
class StageStayLoaders {

    static final String PAGES = "stageStayPages";
    static final String COUNTS = "stageStayCounts";
    private static final String STAGES = "stages";

    StageStayLoaders(BatchLoaderRegistry registry, StageStayQueries stays, PipelineQueries pipelines) {
        registry.<StayPage, List<StageStay>>forName(PAGES)
                .registerMappedBatchLoader((keys, _) -> Mono.just(pages(keys, stays)));
        registry.<UUID, Integer>forName(COUNTS)
                .registerMappedBatchLoader((keys, _) -> Mono.just(stays.counts(keys.toArray(UUID[]::new))));
        registry.<StageId, Stage>forName(STAGES)
                .registerMappedBatchLoader((keys, _) -> Mono.just(pipelines.stages(keys)));
    }

    static <K, V> DataLoader<K, V> of(DataFetchingEnvironment environment, String name) {
        return Objects.requireNonNull(environment.getDataLoader(name), name);
    }

    /** One read for each page asked for: usually one, more when a query asks for several under aliases. */
    private static Map<StayPage, List<StageStay>> pages(Set<StayPage> keys, StageStayQueries stays) {
        var all = new HashMap<StayPage, List<StageStay>>();
        keys.stream().collect(Collectors.groupingBy(StayPage::page)).forEach((page, those) -> {
            var rows = stays.pages(those.stream().map(StayPage::lead).toArray(UUID[]::new), page);
            those.forEach(key -> all.put(key, rows.getOrDefault(key.lead(), List.of())));
        });
        return all;
    }
}
