package foyer.records.freezing;

import foyer.entitlements.FrozenMarks;
import foyer.records.Subject;
import graphql.schema.DataFetchingEnvironment;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.dataloader.DataLoader;
import org.springframework.graphql.execution.BatchLoaderRegistry;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Whether records are frozen, asked once for all of a kind in an answer. */
@Component
public class FrozenRecords {

    private static final String NAME = "frozenRecords";

    FrozenRecords(BatchLoaderRegistry registry, FrozenMarks marks) {
        registry.<Subject, Boolean>forName(NAME)
                .registerMappedBatchLoader((subjects, _) -> Mono.just(read(subjects, marks)));
    }

    /** For a field of a record. */
    public static CompletableFuture<Boolean> of(Subject subject, DataFetchingEnvironment environment) {
        DataLoader<Subject, Boolean> frozen = Objects.requireNonNull(environment.getDataLoader(NAME));
        return frozen.load(subject);
    }

    private static Map<Subject, Boolean> read(Set<Subject> subjects, FrozenMarks marks) {
        var read = new HashMap<Subject, Boolean>();
        subjects.stream().collect(Collectors.groupingBy(Subject::kind)).forEach((kind, records) -> {
            var frozen = marks.among(kind, records.stream().map(Subject::id).toList());
            records.forEach(record -> read.put(record, frozen.contains(record.id())));
        });
        return read;
    }
}
