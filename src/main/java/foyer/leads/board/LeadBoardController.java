package foyer.leads.board;

import foyer.leads.Lead;
import foyer.leads.LeadFilter;
import foyer.leads.LeadOrder;
import foyer.leads.LeadViews;
import foyer.leads.pipelines.PipelineId;
import foyer.leads.pipelines.PipelineQueries;
import foyer.platform.graphql.Connection;
import foyer.platform.graphql.PageRequest;
import foyer.records.views.SavedViewId;
import graphql.schema.DataFetchingEnvironment;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.dataloader.DataLoader;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.graphql.execution.BatchLoaderRegistry;
import org.springframework.stereotype.Controller;
import reactor.core.publisher.Mono;

/** The board of a pipeline; the leads of all its stages are loaded at once. */
@Controller
class LeadBoardController {

    private static final String PAGES = "boardPages";

    private final BoardReading reading;
    private final PipelineQueries pipelines;
    private final LeadViews views;

    LeadBoardController(
            BoardReading reading,
            PipelineQueries pipelines,
            LeadViews views,
            BoardQueries queries,
            BatchLoaderRegistry registry) {
        this.reading = reading;
        this.pipelines = pipelines;
        this.views = views;
        registry.<BoardPage, List<Lead>>forName(PAGES)
                .registerMappedBatchLoader((keys, _) -> Mono.just(pages(keys, queries)));
    }

    private static Map<BoardPage, List<Lead>> pages(Set<BoardPage> keys, BoardQueries queries) {
        var all = new HashMap<BoardPage, List<Lead>>();
        keys.stream().collect(Collectors.groupingBy(BoardPage::shared)).forEach((shared, those) -> {
            var stages = those.stream().map(BoardPage::stage).toList();
            var leads = queries.pages(stages, shared.filter(), shared.page());
            those.forEach(key -> all.put(key, leads.getOrDefault(key.stage(), List.of())));
        });
        return all;
    }

    @QueryMapping
    @Nullable LeadBoard leadBoard(
            @Argument @Nullable PipelineId pipeline,
            @Argument @Nullable LeadFilter filter,
            @Argument @Nullable SavedViewId view) {
        var meant = views.read(filter, view);
        if (meant == null) {
            return null;
        }
        var wanted = pipelines.all().stream()
                .filter(one -> pipeline == null ? one.isDefault() : one.id().equals(pipeline))
                .findFirst();
        return wanted.map(one -> reading.board(one, meant)).orElse(null);
    }

    @SchemaMapping(typeName = "LeadBoardStage")
    CompletableFuture<Connection<Lead>> leads(
            LeadBoard.Column column, PageRequest page, DataFetchingEnvironment environment) {
        DataLoader<BoardPage, List<Lead>> pages = Objects.requireNonNull(environment.getDataLoader(PAGES), PAGES);
        // One above what is ever told says that there are more.
        var count = column.countIsExact() ? column.count() : Connection.COUNT_CAP + 1;
        return pages.load(BoardPage.of(column, page))
                .thenApply(leads -> Connection.of(
                        leads,
                        LeadOrder.CREATED_AT_DESC.keyset(),
                        page,
                        () -> CompletableFuture.completedFuture(Math.min(count, Connection.COUNT_CAP + 1))));
    }
}
