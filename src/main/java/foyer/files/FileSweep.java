package foyer.files;

import foyer.files.UpkeepQueries.Bytes;
import foyer.files.storage.Storage;
import foyer.files.storage.StorageKey;
import foyer.jobs.EachTenant;
import foyer.jobs.RecurringTask;
import foyer.jobs.Schedule;
import foyer.platform.database.Transactions;
import foyer.platform.security.Caller;
import foyer.platform.security.CurrentCaller;
import foyer.platform.time.TenantClock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Brings storage and rows together again. Bytes that no row owns are what a crash has left: they are deleted once they
 * are older than any deed takes. Rows whose bytes are not there are what no deed leaves: their files are LOST, and READY
 * again should the bytes turn up, since a folder that was not mounted looks the same.
 */
@Component
class FileSweep implements RecurringTask {

    private static final Logger log = LoggerFactory.getLogger(FileSweep.class);

    private static final String NAME = "files.sweep";
    private static final Duration EVERY = Duration.ofHours(6);
    private static final int BATCH = 500;

    private final UpkeepQueries queries;
    private final VariantSweep variants;
    private final FileHistory history;
    private final FileSettings settings;
    private final Storage storage;
    private final Transactions transactions;
    private final TenantClock clock;
    private final Clock realTime;

    FileSweep(
            UpkeepQueries queries,
            VariantSweep variants,
            FileHistory history,
            FileSettings settings,
            Storage storage,
            Transactions transactions,
            TenantClock clock,
            Clock realTime) {
        this.queries = queries;
        this.variants = variants;
        this.history = history;
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
        var before = realTime.instant().minus(settings.strayKept());
        storage.giveUp(before);
        sweep(before);
        EachTenant.run(queries.tenantsWithBytes(), NAME, () -> {
            lookForBytes();
            variants.run();
        });
    }

    /** Deletes what nobody owns and is older than this. */
    void sweep(Instant before) throws IOException {
        var old = new ArrayList<StorageKey>();
        storage.list(found -> {
            if (found.since().isBefore(before)) {
                collect(found.key(), old);
            }
        });
        sweep(old);
    }

    /** A storage tells what it has tenant by tenant, so of however many tenants no more than a batch is held. */
    private void collect(StorageKey key, List<StorageKey> old) {
        if (old.size() >= BATCH || (!old.isEmpty() && !old.getFirst().tenant().equals(key.tenant()))) {
            sweep(old);
            old.clear();
        }
        old.add(key);
    }

    private void sweep(List<StorageKey> keys) {
        if (keys.isEmpty()) {
            return;
        }
        var tenant = keys.getFirst().tenant();
        var names = keys.stream().map(StorageKey::name).toList();
        var owned = CurrentCaller.call(Caller.system(tenant, NAME), () -> queries.owned(names));
        for (var key : keys) {
            if (!owned.contains(key.name())) {
                log.info("Swept bytes of tenant {} that no file owns: {}", tenant, key.name());
                delete(key);
            }
        }
    }

    private void delete(StorageKey key) {
        try {
            storage.delete(key);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void lookForBytes() throws IOException {
        Presence.<Bytes>look(storage, after -> queries.bytes(after, BATCH), (bytes, there) -> {
            if (there == bytes.lost()) {
                transactions.run(() -> set(bytes));
            }
        });
    }

    /**
     * What was seen counts if the row is still as it was before anybody looked: bytes go after their row, so those that
     * were missed were not taken out meanwhile.
     */
    private void set(Bytes seen) {
        if (!seen.equals(queries.lock(seen.id()))) {
            return;
        }
        var lost = !seen.lost();
        for (var file : queries.setLost(seen.id(), lost, clock.now())) {
            var event = lost
                    ? new FileEvents.Lost(file.id(), file.purpose())
                    : new FileEvents.Ready(file.id(), file.purpose());
            log.error("The bytes of file {} are {} the storage", file.id(), lost ? "not in" : "again in");
            history.record(lost ? "file.lose" : "file.find", event, Map.of());
        }
    }
}
