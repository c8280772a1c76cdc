package foyer.files;

import foyer.entitlements.Limit;
import foyer.entitlements.StockSource;
import org.springframework.stereotype.Component;

/** What the storage has of a tenant as its plan counts it: equal bytes once, those of deleted files too. */
@Component
class StorageStock implements StockSource {

    private final BlobQueries blobs;

    StorageStock(BlobQueries blobs) {
        this.blobs = blobs;
    }

    @Override
    public Limit limit() {
        return Limit.STORAGE_BYTES;
    }

    @Override
    public long count() {
        return blobs.total();
    }
}
