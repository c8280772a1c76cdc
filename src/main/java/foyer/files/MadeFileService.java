package foyer.files;

import static java.util.Objects.requireNonNull;

import foyer.entitlements.EntitlementException;
import foyer.files.FileWriteQueries.Announced;
import foyer.files.content.ContentType;
import foyer.files.storage.Storage;
import foyer.files.storage.StorageKey;
import foyer.platform.database.NewIds;
import foyer.platform.database.Transactions;
import foyer.platform.security.CurrentCaller;
import foyer.platform.time.TenantClock;
import java.io.IOException;
import java.util.Map;
import org.springframework.stereotype.Service;

/** Writes the files that the server makes: first the bytes, then the row, so that a crash between leaves no file. */
@Service
class MadeFileService {

    private final FileQueries queries;
    private final FileWriteQueries writes;
    private final BlobQueries blobs;
    private final FileHistory history;
    private final StorageQuota quota;
    private final FileSettings settings;
    private final Storage storage;
    private final Transactions transactions;
    private final TenantClock clock;

    MadeFileService(
            FileQueries queries,
            FileWriteQueries writes,
            BlobQueries blobs,
            FileHistory history,
            StorageQuota quota,
            FileSettings settings,
            Storage storage,
            Transactions transactions,
            TenantClock clock) {
        this.queries = queries;
        this.writes = writes;
        this.blobs = blobs;
        this.history = history;
        this.quota = quota;
        this.settings = settings;
        this.storage = storage;
        this.transactions = transactions;
        this.clock = clock;
    }

    StoredFile write(NewFile file, FileContent content) throws IOException {
        var existing = queries.made(file.key());
        if (existing != null) {
            return existing;
        }
        var type = ContentType.of(file.contentType()).orElseThrow(() -> new IllegalArgumentException(file.toString()));
        var name = FileNames.kept(file.name(), type).orElseThrow(() -> new IllegalArgumentException(file.toString()));
        var key = StorageKey.object(CurrentCaller.tenant());
        var measure = new MeasuredContent(content, settings.largest(file.purpose()));
        storage.write(key, measure);
        var announced = new Announced(name, type, measure.size(), measure.sha256(), file.purpose(), file.permission());
        if (!inserted(announced, key, file)) {
            storage.delete(key);
        }
        return requireNonNull(queries.made(file.key()));
    }

    private boolean inserted(Announced file, StorageKey key, NewFile made) throws IOException {
        try {
            return transactions.write(() -> insert(file, key, made));
        } catch (EntitlementException e) {
            storage.delete(key);
            throw e;
        }
    }

    /** Whether the bytes at the key are the file's; otherwise nobody needs them. */
    private boolean insert(Announced file, StorageKey key, NewFile made) {
        if (queries.made(made.key()) != null) {
            return false;
        }
        var at = clock.now();
        var id = new FileId(NewIds.at(at));
        var blob = blobs.add(
                requireNonNull(file.sha256()), file.size(), key, made.purpose().counted());
        if (!writes.insertMade(id, file, blob.id(), made, at)) {
            blobs.remove(blob.id());
            return false;
        }
        history.record(
                "file.make",
                new FileEvents.Ready(id, file.purpose()),
                Map.of("name", file.name(), "size", file.size()));
        var stored = blob.key().equals(key);
        if (stored) {
            writes.found(blob.id(), at);
        }
        if (blob.isNew() && made.purpose().counted()) {
            quota.take(file.size());
        }
        return stored;
    }
}
