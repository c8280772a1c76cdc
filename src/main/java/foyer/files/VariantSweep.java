package foyer.files;

import foyer.files.VariantQueries.Kept;
import foyer.files.storage.Storage;
import foyer.platform.database.Transactions;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Forgets smaller forms of pictures whose bytes are not in the storage, and has them made anew. */
@Component
class VariantSweep {

    private static final Logger log = LoggerFactory.getLogger(VariantSweep.class);
    private static final int BATCH = 500;

    private final VariantQueries queries;
    private final SmallerPictures pictures;
    private final StorageQuota quota;
    private final Storage storage;
    private final Transactions transactions;

    VariantSweep(
            VariantQueries queries,
            SmallerPictures pictures,
            StorageQuota quota,
            Storage storage,
            Transactions transactions) {
        this.queries = queries;
        this.pictures = pictures;
        this.quota = quota;
        this.storage = storage;
        this.transactions = transactions;
    }

    /** Looks for all of the current tenant. */
    void run() throws IOException {
        Presence.<Kept>look(storage, after -> queries.after(after, BATCH), (form, there) -> {
            if (!there) {
                transactions.run(() -> remake(form));
            }
        });
    }

    private void remake(Kept form) {
        if (queries.delete(form)) {
            log.warn("A smaller form of picture {} is not in the storage", form.blob());
            pictures.remake(form);
            quota.giveBack(form.size());
        }
    }
}
