package foyer.files;

import static foyer.files.FileErrorCode.BYTES_MISSING;
import static foyer.files.FileErrorCode.IDEMPOTENCY_KEY_REUSED;
import static foyer.files.FileErrorCode.NOT_FOUND;
import static foyer.files.FileErrorCode.UPLOAD_BUSY;

import foyer.files.FileQueries.Arriving;
import foyer.files.storage.Storage;
import foyer.files.storage.StorageKey;
import foyer.platform.database.NewIds;
import foyer.platform.database.Transactions;
import foyer.platform.graphql.UserErrorException;
import foyer.platform.graphql.mutation.Idempotency;
import foyer.platform.security.CurrentCaller;
import foyer.platform.time.TenantClock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * Uploads in two phases. The second takes the bytes out of the client's reach, looks at them, and only then says in one
 * transaction that they are the file's: a crash before leaves bytes that nobody owns, which are swept.
 */
@Service
class UploadService {

    private final FileQueries queries;
    private final FileWriteQueries writes;
    private final BlobQueries blobs;
    private final FileHistory history;
    private final FileRules rules;
    private final UploadChecks checks;
    private final SmallerPictures pictures;
    private final StorageQuota quota;
    private final FileSettings settings;
    private final Storage storage;
    private final UploadTaking taking;
    private final Idempotency idempotency;
    private final Transactions transactions;
    private final TenantClock clock;
    private final Clock realTime;

    UploadService(
            FileQueries queries,
            FileWriteQueries writes,
            BlobQueries blobs,
            FileHistory history,
            FileRules rules,
            UploadChecks checks,
            SmallerPictures pictures,
            StorageQuota quota,
            FileSettings settings,
            Storage storage,
            Idempotency idempotency,
            Transactions transactions,
            TenantClock clock,
            Clock realTime) {
        this.queries = queries;
        this.writes = writes;
        this.blobs = blobs;
        this.history = history;
        this.rules = rules;
        this.checks = checks;
        this.pictures = pictures;
        this.quota = quota;
        this.settings = settings;
        this.storage = storage;
        this.taking = new UploadTaking(storage, writes, transactions, realTime);
        this.idempotency = idempotency;
        this.transactions = transactions;
        this.clock = clock;
        this.realTime = realTime;
    }

    /** The file, and where its bytes are to arrive; nowhere when they are there already. */
    record Created(StoredFile file, @Nullable StorageKey upload) {}

    Created create(FileInputs.UploadCreate input) {
        return transactions.write(() -> {
            var id = idempotency.once(
                    "fileUploadCreate",
                    input.idempotencyKey(),
                    input,
                    IDEMPOTENCY_KEY_REUSED,
                    () -> insert(input).value());
            return created(new FileId(id));
        });
    }

    private Created created(FileId id) {
        var arriving = queries.arriving(id);
        if (arriving != null) {
            return new Created(arriving.file(), arriving.upload());
        }
        var file = queries.any(id);
        if (file == null) {
            // The key's first outcome, whose bytes never came.
            throw UserErrorException.at("idempotencyKey", NOT_FOUND);
        }
        return new Created(file, null);
    }

    private FileId insert(FileInputs.UploadCreate input) {
        var file = rules.announced(input);
        var at = clock.now();
        var id = new FileId(NewIds.at(at));
        // The link says it in whole seconds.
        var expiresAt = realTime.instant().plus(settings.uploadTime()).truncatedTo(ChronoUnit.SECONDS);
        writes.insertPending(id, file, StorageKey.upload(CurrentCaller.tenant()), expiresAt, at);
        history.record(
                "file.create",
                new FileEvents.Created(id, file.purpose()),
                Map.of("name", file.name(), "size", file.size()));
        quota.reserve(id, file.size());
        return id;
    }

    /** Completes the upload; one that is complete already stays as it is. */
    StoredFile complete(FileId id) {
        var arriving = queries.arriving(id);
        return arriving == null || !arriving.file().visible() ? completed(id) : complete(arriving);
    }

    private StoredFile completed(FileId id) {
        var file = queries.any(id);
        if (file == null || file.deleted()) {
            throw UserErrorException.at("id", NOT_FOUND);
        }
        return file.status() == FileStatus.PENDING ? pending(file) : file;
    }

    /** Its bytes never came, or another call is looking at them; one that has died at that is not waited for. */
    private StoredFile pending(StoredFile file) {
        var arriving = queries.arriving(file.id());
        if (arriving == null) {
            return completed(file.id());
        }
        throw taking.isAtIt(arriving)
                ? UserErrorException.at("id", UPLOAD_BUSY)
                : UserErrorException.at("id", BYTES_MISSING, file.size(), 0);
    }

    private StoredFile complete(Arriving arriving) {
        var object = StorageKey.object(CurrentCaller.tenant());
        try {
            if (!taking.take(arriving, object)) {
                return completed(arriving.file().id());
            }
            var checked = check(arriving, object);
            if (!settled(arriving, checked, object)) {
                storage.delete(checked.key());
            }
            if (!checked.key().equals(object)) {
                storage.delete(object);
            }
            return completed(arriving.file().id());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What is wrong with the bytes is final for them; when nobody could look, they are there to be looked at again. */
    private UploadChecks.Checked check(Arriving arriving, StorageKey object) throws IOException {
        try {
            return checks.check(arriving.file(), object);
        } catch (UserErrorException e) {
            taking.drop(arriving, object);
            throw e;
        } catch (IOException | RuntimeException e) {
            taking.giveBack(arriving, object);
            throw e;
        }
    }

    /** Refused is not lost: there may be room when the client asks again. Of other failures nobody knows what is stored. */
    private boolean settled(Arriving arriving, UploadChecks.Checked checked, StorageKey object) throws IOException {
        try {
            return transactions.write(() -> settle(arriving.file(), checked));
        } catch (UserErrorException e) {
            if (!checked.key().equals(object)) {
                storage.delete(checked.key());
            }
            taking.giveBack(arriving, object);
            throw e;
        }
    }

    /** Gives back what the announcement held; bytes that were there before cost nothing more. */
    private void count(StoredFile file, long size, boolean isNew) {
        quota.release(file.id());
        if (isNew) {
            quota.take("id", size);
        }
    }

    /** Whether the bytes at the key are the file's; otherwise nobody needs them. */
    private boolean settle(StoredFile file, UploadChecks.Checked checked) {
        writes.lock(file.id());
        if (queries.arriving(file.id()) == null) {
            return false;
        }
        var at = clock.now();
        var blob = blobs.add(checked.sha256(), checked.size(), checked.key(), true);
        var stored = blob.key().equals(checked.key());
        if (stored) {
            writes.found(blob.id(), at);
        }
        writes.complete(file.id(), checked, blob.id(), at);
        var ready = checked.status() == FileStatus.READY;
        var event = ready
                ? new FileEvents.Ready(file.id(), file.purpose())
                : new FileEvents.Quarantined(file.id(), file.purpose());
        history.record("file.complete", event, Map.of("sha256", checked.sha256(), "status", checked.status()));
        if (ready && checked.large()) {
            pictures.make(blob.id());
        }
        count(file, checked.size(), blob.isNew());
        return stored;
    }
}
