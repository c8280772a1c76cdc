package foyer.records;

import foyer.files.FileId;
import foyer.files.Files;
import foyer.files.StoredFile;
import graphql.schema.DataFetchingEnvironment;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
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
    static final String ACTIVITY_FILES = "activityFiles";

    RecordLoaders(
            BatchLoaderRegistry registry,
            NoteQueries notes,
            ActivityQueries activities,
            ActivityCountQueries activityCounts,
            Files files) {
        registry.<SubjectPage, List<Note>>forName(NOTE_PAGES)
                .registerMappedBatchLoader((keys, _) -> Mono.just(SubjectPage.rows(keys, notes::pages)));
        registry.<UUID, Integer>forName(NOTE_COUNTS)
                .registerMappedBatchLoader((keys, _) -> Mono.just(notes.counts(keys.toArray(UUID[]::new))));
        registry.<NoteId, Note>forName(NOTES).registerMappedBatchLoader((keys, _) -> Mono.just(notes.byIds(keys)));
        registry.<SubjectPage, List<Activity>>forName(ACTIVITY_PAGES)
                .registerMappedBatchLoader((keys, _) -> Mono.just(SubjectPage.rows(keys, activities::pages)));
        registry.<UUID, Integer>forName(ACTIVITY_COUNTS)
                .registerMappedBatchLoader((keys, _) -> Mono.just(activityCounts.counts(keys.toArray(UUID[]::new))));
        registry.<FileId, StoredFile>forName(ACTIVITY_FILES)
                .registerMappedBatchLoader((keys, _) -> Mono.just(files.byIds(keys)));
    }

    static <K, V> DataLoader<K, V> of(DataFetchingEnvironment environment, String name) {
        return Objects.requireNonNull(environment.getDataLoader(name), name);
    }
}
