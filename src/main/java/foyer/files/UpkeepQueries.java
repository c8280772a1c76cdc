package foyer.files;

import static foyerdb.files.Tables.BLOB;
import static foyerdb.files.Tables.FILE;
import static foyerdb.files.Tables.VARIANT;

import foyer.files.storage.StorageKey;
import foyer.platform.database.SystemDatabase;
import foyer.platform.security.CurrentCaller;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the upkeep of files asks and does: first of which tenants, across all; then as each of them. */
@Component
class UpkeepQueries {

    private final DSLContext db;
    private final SystemDatabase system;

    UpkeepQueries(DSLContext db, SystemDatabase system) {
        this.db = db;
        this.system = system;
    }

    /** Tenants with uploads that nobody may bring bytes for since this moment. */
    List<UUID> tenantsWithExpired(Instant before) {
        return system.dsl()
                .selectDistinct(FILE.TENANT_ID)
                .from(FILE)
                .where(FILE.STATUS.eq(DSL.inline(FileStatus.PENDING.name())))
                .and(FILE.UPLOAD_EXPIRES_AT.lt(before))
                .fetch(FILE.TENANT_ID);
    }

    /** Tenants with deleted files; which of them are due is said by the tenant's own clock. */
    List<UUID> tenantsWithDeleted() {
        return system.dsl()
                .selectDistinct(FILE.TENANT_ID)
                .from(FILE)
                .where(FILE.DELETED_AT.isNotNull())
                .and(FILE.STATUS.ne(FileStatus.PENDING.name()))
                .fetch(FILE.TENANT_ID);
    }

    /** Tenants with archives of all that they have. */
    List<UUID> tenantsWithArchives() {
        return system.dsl()
                .selectDistinct(FILE.TENANT_ID)
                .from(FILE)
                .where(FILE.PURPOSE.eq(DSL.inline(FilePurpose.ARCHIVE.name())))
                .fetch(FILE.TENANT_ID);
    }

    List<UUID> tenantsWithBytes() {
        return system.dsl().selectDistinct(BLOB.TENANT_ID).from(BLOB).fetch(BLOB.TENANT_ID);
    }

    /** A file that goes, and where its bytes are: an upload's place, or shared ones. */
    record Going(
            FileId id,
            FilePurpose purpose,
            @Nullable StorageKey upload,
            @Nullable UUID blob) {

        /** In which such are taken out: by what is locked of each. */
        UUID order() {
            return blob == null ? id.value() : blob;
        }
    }

    /** Holds expired uploads, so many at most; those that somebody completes right now are left. */
    List<FileId> expired(Instant before, int most) {
        return hold(FILE.STATUS.eq(DSL.inline(FileStatus.PENDING.name())).and(FILE.UPLOAD_EXPIRES_AT.lt(before)), most);
    }

    /** Holds files that were deleted before this moment, so many at most. */
    List<FileId> deleted(Instant before, int most) {
        return hold(FILE.DELETED_AT.lt(before).and(FILE.STATUS.ne(FileStatus.PENDING.name())), most);
    }

    /** Holds archives that were made before this moment, so many at most. */
    List<FileId> archives(Instant before, int most) {
        return hold(FILE.PURPOSE.eq(DSL.inline(FilePurpose.ARCHIVE.name())).and(FILE.CREATED_AT.lt(before)), most);
    }

    private List<FileId> hold(Condition due, int most) {
        return db.select(FILE.ID)
                .from(FILE)
                .where(due)
                .orderBy(FILE.ID)
                .limit(most)
                .forUpdate()
                .skipLocked()
                .fetch(row -> new FileId(row.value1()));
    }

    /** Takes out files that are held, and that nothing points to any more. */
    List<Going> delete(Collection<FileId> ids) {
        return db.deleteFrom(FILE)
                .where(FILE.ID.eq(DSL.any(FileId.values(ids))))
                .returningResult(FILE.ID, FILE.PURPOSE, FILE.UPLOAD_KEY, FILE.BLOB_ID)
                .fetch(row -> new Going(
                        new FileId(row.value1()),
                        FilePurpose.valueOf(row.value2()),
                        row.value3() == null ? null : new StorageKey(CurrentCaller.tenant(), row.value3()),
                        row.value4()));
    }

    /** Those of the names that a file of the tenant owns. */
    Set<String> owned(Collection<String> names) {
        var given = names.toArray(String[]::new);
        return new HashSet<>(db.select(BLOB.KEY)
                .from(BLOB)
                .where(BLOB.KEY.eq(DSL.any(given)))
                .unionAll(db.select(VARIANT.KEY).from(VARIANT).where(VARIANT.KEY.eq(DSL.any(given))))
                .unionAll(db.select(FILE.UPLOAD_KEY).from(FILE).where(FILE.UPLOAD_KEY.eq(DSL.any(given))))
                .fetch(BLOB.KEY));
    }

    /** Bytes that ought to be in the storage. */
    record Bytes(UUID id, StorageKey key, long size, boolean lost) implements Presence.Named {}

    /** Those after a name of an object, in the names' order. */
    List<Bytes> bytes(@Nullable String after, int most) {
        return db.select(BLOB.ID, BLOB.KEY, BLOB.SIZE, BLOB.LOST)
                .from(BLOB)
                .where(after == null ? DSL.noCondition() : BLOB.KEY.gt(after))
                .orderBy(BLOB.KEY)
                .limit(most)
                .fetch(row -> new Bytes(
                        row.value1(),
                        new StorageKey(CurrentCaller.tenant(), row.value2()),
                        row.value3(),
                        row.value4()));
    }

    /** The bytes as they are now, held until the transaction ends; null when no file has them any more. */
    @Nullable Bytes lock(UUID blob) {
        return db.select(BLOB.ID, BLOB.KEY, BLOB.SIZE, BLOB.LOST)
                .from(BLOB)
                .where(BLOB.ID.eq(blob))
                .forUpdate()
                .fetchOne(row -> new Bytes(
                        row.value1(),
                        new StorageKey(CurrentCaller.tenant(), row.value2()),
                        row.value3(),
                        row.value4()));
    }

    /** Sets whether the bytes are lost; the files that are LOST or READY by it. */
    List<Going> setLost(UUID blob, boolean lost, Instant at) {
        db.update(BLOB).set(BLOB.LOST, lost).where(BLOB.ID.eq(blob)).execute();
        return db.update(FILE)
                .set(FILE.STATUS, (lost ? FileStatus.LOST : FileStatus.READY).name())
                .set(FILE.UPDATED_AT, at)
                .set(FILE.VERSION, FILE.VERSION.plus(1))
                .where(FILE.BLOB_ID.eq(blob))
                .and(FILE.STATUS.eq((lost ? FileStatus.READY : FileStatus.LOST).name()))
                .returningResult(FILE.ID, FILE.PURPOSE)
                .fetch(row -> new Going(new FileId(row.value1()), FilePurpose.valueOf(row.value2()), null, blob));
    }
}
