package foyer.files;

import static foyerdb.files.Tables.BLOB;
import static foyerdb.files.Tables.VARIANT;

import foyer.files.storage.StorageKey;
import foyer.platform.security.CurrentCaller;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Record2;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/** The bytes that files share: one row for equal bytes of a tenant, which counts its files. */
@Component
class BlobQueries {

    private final DSLContext db;

    BlobQueries(DSLContext db) {
        this.db = db;
    }

    /**
     * Bytes that a file has got.
     *
     * @param key where they are: the place given, or that of equal bytes which were there before
     * @param isNew whether no file had them before, so that they are to be counted; lost bytes are counted still
     */
    record Blob(UUID id, StorageKey key, boolean isNew) {}

    /**
     * Counts one more file with these bytes; whoever loses the race for a new row counts on the winner's. Bytes that
     * were lost are there again, at the place given.
     *
     * @param counted whether the plan counts them; those that it does not are shared with none that it does
     */
    Blob add(String sha256, long size, StorageKey key, boolean counted) {
        return db.insertInto(BLOB)
                .set(BLOB.TENANT_ID, CurrentCaller.tenant())
                .set(BLOB.SHA256, HexFormat.of().parseHex(sha256))
                .set(BLOB.SIZE, size)
                .set(BLOB.KEY, key.name())
                .set(BLOB.COUNTED, counted)
                .onConflict(BLOB.TENANT_ID, BLOB.SHA256, BLOB.COUNTED)
                .doUpdate()
                .set(BLOB.FILE_COUNT, BLOB.FILE_COUNT.plus(1))
                .set(BLOB.KEY, DSL.when(BLOB.LOST, DSL.excluded(BLOB.KEY)).otherwise(BLOB.KEY))
                .set(BLOB.LOST, false)
                .returningResult(BLOB.ID, BLOB.KEY, BLOB.FILE_COUNT)
                .fetchSingle(
                        row -> new Blob(row.value1(), new StorageKey(key.tenant(), row.value2()), row.value3() == 1));
    }

    /** How many bytes the tenant has in the storage that its plan counts, smaller forms of pictures too. */
    long total() {
        var smaller = db.select(DSL.coalesce(DSL.sum(VARIANT.SIZE), DSL.inline(BigDecimal.ZERO)))
                .from(VARIANT)
                .asField();
        return db.select(DSL.coalesce(DSL.sum(BLOB.SIZE), DSL.inline(BigDecimal.ZERO))
                        .plus(smaller))
                .from(BLOB)
                .where(BLOB.COUNTED)
                .fetchSingle(row -> row.value1().longValueExact());
    }

    /**
     * Bytes that no file has any more, with their smaller forms, and where they are.
     *
     * @param counted how many of them the plan had counted
     */
    record Gone(List<StorageKey> keys, long counted) {}

    /** Counts one file less; the bytes when no file has them any more, and so no row either. */
    Optional<Gone> remove(UUID id) {
        // Whoever counts one more just now is waited for; whoever makes a smaller form waits here, and then finds
        // nothing
        // that it would be of.
        var files = db.select(BLOB.FILE_COUNT)
                .from(BLOB)
                .where(BLOB.ID.eq(id))
                .forUpdate()
                .fetchOne(BLOB.FILE_COUNT);
        if (files == null) {
            return Optional.empty();
        }
        if (files > 1) {
            db.update(BLOB)
                    .set(BLOB.FILE_COUNT, BLOB.FILE_COUNT.minus(1))
                    .where(BLOB.ID.eq(id))
                    .execute();
            return Optional.empty();
        }
        var gone = new ArrayList<Part>();
        gone.addAll(db.deleteFrom(VARIANT)
                .where(VARIANT.BLOB_ID.eq(id))
                .returningResult(VARIANT.KEY, VARIANT.SIZE)
                .fetch(Part::of));
        gone.addAll(db.deleteFrom(BLOB)
                .where(BLOB.ID.eq(id))
                .returningResult(BLOB.KEY, DSL.when(BLOB.COUNTED, BLOB.SIZE).otherwise(0L))
                .fetch(Part::of));
        return Optional.of(new Gone(
                gone.stream().map(Part::key).toList(),
                gone.stream().mapToLong(Part::counted).sum()));
    }

    private record Part(StorageKey key, long counted) {

        static Part of(Record2<String, Long> row) {
            return new Part(new StorageKey(CurrentCaller.tenant(), row.value1()), row.value2());
        }
    }
}
