package foyer.files;

import static foyer.files.FileErrorCode.NOT_FOUND;
import static foyer.files.FileErrorCode.REQUIRED;
import static foyer.files.FileErrorCode.VERSION_CONFLICT;
import static java.util.Objects.requireNonNull;

import foyer.platform.graphql.UserErrorException;
import foyer.platform.graphql.UserErrorException.Problem;
import foyer.platform.time.TenantClock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Changes what people edit of files; deletes and restores them. */
@Service
class FileService {

    private final FileQueries queries;
    private final FileWriteQueries writes;
    private final FileHistory history;
    private final FileRules rules;
    private final SmallerPictures pictures;
    private final TenantClock clock;

    FileService(
            FileQueries queries,
            FileWriteQueries writes,
            FileHistory history,
            FileRules rules,
            SmallerPictures pictures,
            TenantClock clock) {
        this.queries = queries;
        this.writes = writes;
        this.history = history;
        this.rules = rules;
        this.pictures = pictures;
        this.clock = clock;
    }

    @Transactional
    StoredFile update(FileInputs.Update input) {
        var file = locked(input.id());
        if (file.deleted()) {
            throw UserErrorException.at("id", NOT_FOUND);
        }
        var problems = new ArrayList<Problem>();
        var name = input.name().isOmitted() ? file.name() : name(input.name().value(), file, problems);
        var alt = input.alt().isOmitted() ? file.alt() : rules.alt(input.alt().value(), problems);
        if (!problems.isEmpty()) {
            throw new UserErrorException(problems, Map.of());
        }
        if (input.version() != null && input.version() != file.version()) {
            throw new UserErrorException(List.of(Problem.of(VERSION_CONFLICT, "version")), Map.of("file", file));
        }
        var changes = changes(file, name, alt);
        if (changes.isEmpty()) {
            return file;
        }
        writes.describe(file.id(), name, alt, clock.now());
        history.record("file.update", new FileEvents.Updated(file.id(), file.purpose()), changes);
        return requireNonNull(queries.any(file.id()));
    }

    private String name(@Nullable String given, StoredFile file, List<Problem> problems) {
        if (given == null) {
            problems.add(Problem.of(REQUIRED, "name"));
            return file.name();
        }
        return rules.name(given, file.contentType(), problems);
    }

    private static Map<String, ?> changes(StoredFile file, String name, @Nullable String alt) {
        var changes = new LinkedHashMap<String, Object>();
        put(changes, "name", file.name(), name);
        put(changes, "alt", file.alt(), alt);
        return changes;
    }

    private static void put(
            Map<String, Object> changes, String field, @Nullable Object before, @Nullable Object after) {
        if (!Objects.equals(before, after)) {
            var diff = new HashMap<String, @Nullable Object>();
            diff.put("before", before);
            diff.put("after", after);
            changes.put(field, diff);
        }
    }

    @Transactional
    StoredFile delete(FileId id) {
        var file = locked(id);
        if (file.deleted()) {
            return file;
        }
        var at = clock.now();
        writes.setDeleted(id, at, at);
        history.record("file.delete", new FileEvents.Deleted(id, file.purpose()), Map.of());
        return requireNonNull(queries.any(id));
    }

    @Transactional
    StoredFile restore(FileId id) {
        var file = locked(id);
        if (!file.deleted()) {
            return file;
        }
        writes.setDeleted(id, null, clock.now());
        history.record("file.restore", new FileEvents.Restored(id, file.purpose()), Map.of());
        return requireNonNull(queries.any(id));
    }

    /** A scan has found it clean after all. */
    @Transactional
    StoredFile release(FileId id) {
        var file = locked(id);
        if (file.status() == FileStatus.QUARANTINED) {
            release(file);
        }
        return requireNonNull(queries.any(id));
    }

    /** Bytes that were lost while nobody could have them are what it is told of then. */
    private void release(StoredFile file) {
        if (writes.isLost(file.id())) {
            writes.release(file.id(), FileStatus.LOST, clock.now());
            history.record("file.release", new FileEvents.Lost(file.id(), file.purpose()), Map.of());
            return;
        }
        writes.release(file.id(), FileStatus.READY, clock.now());
        history.record("file.release", new FileEvents.Ready(file.id(), file.purpose()), Map.of());
        pictures.make(file);
    }

    private StoredFile locked(FileId id) {
        writes.lock(id);
        var file = queries.any(id);
        if (file == null) {
            throw UserErrorException.at("id", NOT_FOUND);
        }
        return file;
    }
}
