package foyer.records;

import foyer.platform.graphql.PageRequest;
import graphql.schema.DataFetchingEnvironment;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import org.dataloader.DataLoader;
import org.springframework.graphql.execution.BatchLoaderRegistry;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The batches in which notes and timelines are read: one statement an edge, whatever the number of parents. */
@Component
class RecordLoaders {

    static final String NOTE_PAGES = "notePages";
    static final String NOTE_COUNTS = "noteCounts";
    static final String NOTES = "notes";
    static final String ACTIVITY_PAGES = "activityPages";
    static final String ACTIVITY_COUNTS = "activityCounts";

    RecordLoaders(
            BatchLoaderRegistry registry,
            NoteQueries notes,
            ActivityQueries activities,
            ActivityCountQueries activityCounts) {
        registry.<SubjectPage, List<Note>>forName(NOTE_PAGES)
                .registerMappedBatchLoader((keys, _) -> Mono.just(pages(keys, notes::pages)));
        registry.<UUID, Integer>forName(NOTE_COUNTS)
                .registerMappedBatchLoader((keys, _) -> Mono.just(notes.counts(keys.toArray(UUID[]::new))));
        registry.<NoteId, Note>forName(NOTES).registerMappedBatchLoader((keys, _) -> Mono.just(notes.byIds(keys)));
        registry.<SubjectPage, List<Activity>>forName(ACTIVITY_PAGES)
                .registerMappedBatchLoader((keys, _) -> Mono.just(pages(keys, activities::pages)));
        registry.<UUID, Integer>forName(ACTIVITY_COUNTS)
                .registerMappedBatchLoader((keys, _) -> Mono.just(activityCounts.counts(keys.toArray(UUID[]::new))));
    }

    static <K, V> DataLoader<K, V> of(DataFetchingEnvironment environment, String name) {
        return Objects.requireNonNull(environment.getDataLoader(name), name);
    }

    /** One read for each page asked for; a subject without rows has an empty page. */
    private static <T> Map<SubjectPage, List<T>> pages(
            Set<SubjectPage> keys, BiFunction<UUID[], PageRequest, Map<UUID, List<T>>> read) {
        var all = new HashMap<SubjectPage, List<T>>();
        for (var page : SubjectPage.pages(keys)) {
            var rows = read.apply(SubjectPage.subjects(keys, page), page);
            keys.stream()
                    .filter(key -> key.page().equals(page))
                    .forEach(key -> all.put(key, rows.getOrDefault(key.subject(), List.of())));
        }
        return all;
    }
}
