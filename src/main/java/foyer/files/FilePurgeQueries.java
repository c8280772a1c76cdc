package foyer.files;

import static foyerdb.files.Tables.BLOB;
import static foyerdb.files.Tables.FILE;
import static foyerdb.files.Tables.VARIANT;

import foyer.files.storage.StorageKey;
import foyer.platform.security.CurrentCaller;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** All files of the tenant acted in, to be taken out in SQL. */
@Component
class FilePurgeQueries {

    private final DSLContext db;

    FilePurgeQueries(DSLContext db) {
        this.db = db;
    }

    /** Rows that were taken out, and where the bytes are that nobody needs any more. */
    record Gone(int rows, List<StorageKey> bytes) {}

    long count() {
        return db.fetchCount(FILE, FILE.TENANT_ID.eq(CurrentCaller.tenant()));
    }

    /** Takes out some files, with where their uploads arrive. */
    Gone deleteFiles(int most) {
        var some = db.select(FILE.ID)
                .from(FILE)
                .where(FILE.TENANT_ID.eq(CurrentCaller.tenant()))
                .limit(most)
                .fetch(FILE.ID);
        return gone(db.deleteFrom(FILE)
                .where(FILE.TENANT_ID.eq(CurrentCaller.tenant()))
                .and(FILE.ID.eq(DSL.any(some.toArray(UUID[]::new))))
                .returningResult(FILE.UPLOAD_KEY)
                .fetch(FILE.UPLOAD_KEY));
    }

    /** Takes out some of the bytes that files shared, once there are no files; with their smaller forms. */
    Gone deleteBlobs(int most) {
        var some = db.select(BLOB.ID)
                .from(BLOB)
                .where(BLOB.TENANT_ID.eq(CurrentCaller.tenant()))
                .limit(most)
                .forUpdate()
                .fetch(BLOB.ID)
                .toArray(UUID[]::new);
        var keys = new ArrayList<>(db.deleteFrom(VARIANT)
                .where(VARIANT.TENANT_ID.eq(CurrentCaller.tenant()))
                .and(VARIANT.BLOB_ID.eq(DSL.any(some)))
                .returningResult(VARIANT.KEY)
                .fetch(VARIANT.KEY));
        keys.addAll(db.deleteFrom(BLOB)
                .where(BLOB.TENANT_ID.eq(CurrentCaller.tenant()))
                .and(BLOB.ID.eq(DSL.any(some)))
                .returningResult(BLOB.KEY)
                .fetch(BLOB.KEY));
        return gone(keys);
    }

    private static Gone gone(List<? extends @Nullable String> keys) {
        var tenant = CurrentCaller.tenant();
        var bytes = new ArrayList<StorageKey>();
        for (var key : keys) {
            if (key != null) {
                bytes.add(new StorageKey(tenant, key));
            }
        }
        return new Gone(keys.size(), bytes);
    }
}
