package foyer.leads.board;

import foyer.leads.Lead;
import foyer.leads.LeadFilter;
import foyer.leads.LeadViews;
import foyer.leads.pipelines.PipelineId;
import foyer.leads.pipelines.PipelineQueries;
import foyer.platform.graphql.Connection;
import foyer.platform.graphql.PageRequest;
import foyer.records.views.SavedViewId;
import graphql.schema.DataFetchingEnvironment;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
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
            BoardPages pages,
            BatchLoaderRegistry registry) {
        this.reading = reading;
        this.pipelines = pipelines;
        this.views = views;
        registry.<BoardPage, BoardLeads>forName(PAGES)
                .registerMappedBatchLoader((keys, _) -> Mono.just(pages.read(keys)));
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
        DataLoader<BoardPage, BoardLeads> pages = Objects.requireNonNull(environment.getDataLoader(PAGES), PAGES);
        // One above what is ever told says that there are more.
        var count = column.countIsExact() ? column.count() : Connection.COUNT_CAP + 1;
        return pages.load(BoardPage.of(column, page))
                .thenApply(leads -> leads.connection(page, Math.min(count, Connection.COUNT_CAP + 1)));
    }
}
