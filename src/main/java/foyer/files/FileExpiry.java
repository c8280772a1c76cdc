package foyer.files;

import foyer.files.UpkeepQueries.Going;
import foyer.files.storage.Storage;
import foyer.files.storage.StorageKey;
import foyer.jobs.EachTenant;
import foyer.jobs.RecurringTask;
import foyer.jobs.Schedule;
import foyer.platform.database.Transactions;
import foyer.platform.time.TenantClock;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/**
 * Takes out what has had its time: uploads whose bytes did not come, archives that were there to be taken away for long
 * enough, deleted or not, and files that were deleted for long enough. First the rows, with what they held of the plan; then the bytes: those of a node that dies in between are swept.
 */
@Component
class FileExpiry implements RecurringTask {

    private static final String NAME = "files.expire";
    private static final Duration EVERY = Duration.ofMinutes(5);
    private static final int BATCH = 100;

    /** Whoever has brought the last byte in time may still complete the upload. */
    private static final Duration GRACE = Duration.ofMinutes(15);

    private final UpkeepQueries queries;
    private final BlobQueries blobs;
    private final List<FileEnding> endings;
    private final FileHistory history;
    private final StorageQuota quota;
    private final FileSettings settings;
    private final Storage storage;
    private final Transactions transactions;
    private final TenantClock clock;
    private final Clock realTime;

    FileExpiry(
            UpkeepQueries queries,
            BlobQueries blobs,
            List<FileEnding> endings,
            FileHistory history,
            StorageQuota quota,
            FileSettings settings,
            Storage storage,
            Transactions transactions,
            TenantClock clock,
            Clock realTime) {
        this.queries = queries;
        this.blobs = blobs;
        this.endings = endings;
        this.history = history;
        this.quota = quota;
        this.settings = settings;
        this.storage = storage;
        this.transactions = transactions;
        this.clock = clock;
        this.realTime = realTime;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Schedule schedule() {
        return Schedule.every(EVERY);
    }

    /** Whoever keeps the bytes. */
    @Override
    public boolean asksOutside() {
        return true;
    }

    @Override
    public void run() throws Exception {
        expire(realTime.instant().minus(GRACE));
        expireArchives();
        purge();
    }

    /** Takes out the uploads that expired before this moment. */
    void expire(Instant before) throws Exception {
        EachTenant.run(queries.tenantsWithExpired(before), NAME, () -> inBatches(() -> queries.expired(before, BATCH)));
    }

    private void expireArchives() throws Exception {
        EachTenant.run(
                queries.tenantsWithArchives(),
                NAME,
                () -> inBatches(() -> queries.archives(clock.now().minus(settings.archiveKept()), BATCH)));
    }

    private void purge() throws Exception {
        EachTenant.run(
                queries.tenantsWithDeleted(),
                NAME,
                () -> inBatches(() -> queries.deleted(clock.now().minus(settings.deletedKept()), BATCH)));
    }

    private void inBatches(Supplier<List<FileId>> due) throws IOException {
        var batch = transactions.write(() -> takenOut(due.get()));
        while (batch.files() > 0) {
            for (var key : batch.bytes()) {
                storage.delete(key);
            }
            batch = transactions.write(() -> takenOut(due.get()));
        }
    }

    /** Files that were taken out, and where the bytes are that nobody needs any more. */
    private record Batch(int files, List<StorageKey> bytes) {}

    /**
     * Bytes in the order of their ids, as another such batch has them; what all of it held of the plan last, since whoever
     * counts storage waits for that, maybe holding bytes of this batch.
     */
    private Batch takenOut(List<FileId> due) {
        if (due.isEmpty()) {
            return new Batch(0, List.of());
        }
        endings.forEach(ending -> ending.ending(due));
        var files = queries.delete(due);
        var keys = new ArrayList<StorageKey>();
        var freed = 0L;
        for (var file :
                files.stream().sorted(Comparator.comparing(Going::order)).toList()) {
            if (file.blob() == null) {
                history.record("file.expire", new FileEvents.Expired(file.id(), file.purpose()), Map.of());
                Optional.ofNullable(file.upload()).ifPresent(keys::add);
                continue;
            }
            history.record("file.purge", new FileEvents.Purged(file.id(), file.purpose()), Map.of());
            var gone = blobs.remove(file.blob());
            gone.ifPresent(bytes -> keys.addAll(bytes.keys()));
            freed += gone.map(BlobQueries.Gone::counted).orElse(0L);
        }
        files.stream().filter(file -> file.blob() == null).forEach(file -> quota.release(file.id()));
        if (freed > 0) {
            quota.giveBack(freed);
        }
        return new Batch(files.size(), keys);
    }
}
