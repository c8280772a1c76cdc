package foyer.leads.files;

import foyer.files.FileId;
import foyer.files.Files;
import foyer.files.StoredFile;
import foyer.leads.Lead;
import foyer.leads.files.LeadFile.Place;
import foyer.platform.graphql.Connection;
import foyer.platform.graphql.PageRequest;
import foyer.records.SubjectPage;
import graphql.schema.DataFetchingEnvironment;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.dataloader.DataLoader;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.graphql.execution.BatchLoaderRegistry;
import org.springframework.stereotype.Controller;
import reactor.core.publisher.Mono;

/** The files of a lead: two statements for all leads of the answer, and one for their counts. */
@Controller
class LeadFileFields {

    private static final String PAGES = "leadFilePages";
    private static final String COUNTS = "leadFileCounts";

    private final LeadFileQueries queries;
    private final Files files;

    LeadFileFields(LeadFileQueries queries, Files files, BatchLoaderRegistry registry) {
        this.queries = queries;
        this.files = files;
        registry.<SubjectPage, List<LeadFile>>forName(PAGES)
                .registerMappedBatchLoader((keys, _) -> Mono.just(pages(keys)));
        registry.<UUID, Integer>forName(COUNTS)
                .registerMappedBatchLoader((keys, _) -> Mono.just(queries.counts(keys.toArray(UUID[]::new))));
    }

    @SchemaMapping(field = "files")
    CompletableFuture<Connection<StoredFile>> files(Lead lead, PageRequest page, DataFetchingEnvironment environment) {
        var counts = LeadFileFields.<UUID, Integer>loader(environment, COUNTS);
        var id = lead.id().value();
        var pages = LeadFileFields.<SubjectPage, List<LeadFile>>loader(environment, PAGES);
        var placed = page.countsOnly()
                ? CompletableFuture.completedFuture(List.<LeadFile>of())
                : pages.load(new SubjectPage(id, page));
        return placed.thenApply(its -> connection(its, page, () -> counts.load(id)));
    }

    private static Connection<StoredFile> connection(
            List<LeadFile> placed, PageRequest page, Supplier<CompletableFuture<Integer>> counter) {
        var places = placed.stream().collect(Collectors.toMap(one -> one.file().id(), LeadFile::place));
        var order = LeadFileQueries.newestFirst(
                (StoredFile file) -> Objects.requireNonNull(places.get(file.id()), "it is on the page"));
        return Connection.of(placed.stream().map(LeadFile::file).toList(), order, page, counter);
    }

    private Map<SubjectPage, List<LeadFile>> pages(Set<SubjectPage> keys) {
        var places = SubjectPage.rows(keys, queries::pages);
        var ids =
                places.values().stream().flatMap(List::stream).map(Place::file).collect(Collectors.toSet());
        var stored = ids.isEmpty() ? Map.<FileId, StoredFile>of() : files.byIds(ids);
        var pages = new HashMap<SubjectPage, List<LeadFile>>();
        places.forEach((key, its) -> pages.put(
                key,
                its.stream()
                        .filter(place -> stored.containsKey(place.file()))
                        .map(place -> new LeadFile(place, Objects.requireNonNull(stored.get(place.file()))))
                        .toList()));
        return pages;
    }

    private static <K, V> DataLoader<K, V> loader(DataFetchingEnvironment environment, String name) {
        return Objects.requireNonNull(environment.getDataLoader(name), name);
    }
}
