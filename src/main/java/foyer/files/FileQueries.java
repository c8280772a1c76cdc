package foyer.files;

import static foyerdb.files.Tables.BLOB;
import static foyerdb.files.Tables.FILE;
import static foyerdb.files.Tables.VARIANT;
import static java.util.Objects.requireNonNull;

import foyer.files.storage.StorageKey;
import foyer.platform.graphql.Connection;
import foyer.platform.graphql.PageRequest;
import foyer.platform.security.CurrentCaller;
import java.time.Instant;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.ResultQuery;
import org.jooq.SelectConditionStep;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads of files. */
@Component
class FileQueries {

    private static final List<Field<?>> COLUMNS = List.of(
            FILE.ID,
            FILE.NAME,
            FILE.ALT,
            FILE.CONTENT_TYPE,
            FILE.SIZE,
            FILE.SHA256,
            FILE.PURPOSE,
            FILE.PERMISSION,
            FILE.STATUS,
            FILE.VERSION,
            FILE.CREATED_AT,
            FILE.CREATED_BY_KIND,
            FILE.CREATED_BY_ID,
            FILE.UPDATED_AT,
            FILE.DELETED_AT,
            FILE.UPLOAD_EXPIRES_AT);

    private final DSLContext db;

    FileQueries(DSLContext db) {
        this.db = db;
    }

    /** Files that the caller may see and that are not deleted. */
    Map<FileId, StoredFile> byIds(Collection<FileId> ids) {
        return byId(seen(ids));
    }

    /** The same, held until the transaction ends against whoever changes or deletes them; others may hold them so too. */
    Map<FileId, StoredFile> hold(Collection<FileId> ids) {
        return byId(seen(ids).orderBy(FILE.ID).forShare());
    }

    private SelectConditionStep<Record> seen(Collection<FileId> ids) {
        return db.select(COLUMNS).from(FILE).where(FILE.ID.eq(DSL.any(FileId.values(ids))), SeenFileQueries.areSeen());
    }

    private static Map<FileId, StoredFile> byId(ResultQuery<Record> files) {
        return files.fetchMap(row -> new FileId(row.get(FILE.ID)), FileQueries::file);
    }

    /** The newest few other files with the bytes of each, of those that the caller may see. */
    Map<FileId, List<FileId>> sameContent(Collection<FileId> ids, int most) {
        var mine = FILE.as("mine");
        var newest = db.select(FILE.ID)
                .from(FILE)
                .where(FILE.TENANT_ID.eq(mine.TENANT_ID))
                .and(FILE.BLOB_ID.eq(mine.BLOB_ID))
                .and(FILE.ID.ne(mine.ID))
                .and(FILE.DELETED_AT.isNull())
                .and(SeenFileQueries.areVisible())
                .orderBy(FILE.ID.desc())
                .limit(most)
                .asTable("newest");
        var other = requireNonNull(newest.field(FILE.ID));
        return db.select(mine.ID, other)
                .from(mine)
                .crossJoin(DSL.lateral(newest))
                .where(mine.ID.eq(DSL.any(FileId.values(ids))))
                .orderBy(other.desc())
                .fetchGroups(row -> new FileId(row.value1()), row -> new FileId(row.value2()));
    }

    /** The file if the caller may see it, deleted or not. */
    @Nullable StoredFile any(FileId id) {
        return db.select(COLUMNS)
                .from(FILE)
                .where(FILE.ID.eq(id.value()))
                .and(SeenFileQueries.areVisible())
                .fetchOne(FileQueries::file);
    }

    /** The file that the server has made with this key, deleted or not, whoever may see it. */
    @Nullable StoredFile made(String key) {
        return db.select(COLUMNS).from(FILE).where(FILE.MADE_KEY.eq(key)).fetchOne(FileQueries::file);
    }

    Connection<StoredFile> page(FileFilter filter, FileOrder order, PageRequest page) {
        var condition = condition(filter);
        return order.keyset()
                .page(
                        db.select(COLUMNS).from(FILE).where(condition),
                        page,
                        FileQueries::file,
                        () -> db.fetchCount(
                                db.selectOne().from(FILE).where(condition).limit(Connection.COUNT_CAP + 1)));
    }

    static Condition condition(FileFilter filter) {
        var deleted = Boolean.TRUE.equals(filter.deleted());
        return DSL.and(
                SeenFileQueries.areVisible(),
                deleted ? FILE.DELETED_AT.isNotNull() : FILE.DELETED_AT.isNull(),
                status(filter.status()),
                filter.purpose() == null
                        ? DSL.noCondition()
                        : FILE.PURPOSE.eq(filter.purpose().name()));
    }

    private static Condition status(@Nullable FileStatus status) {
        return status == null ? FILE.STATUS.ne(DSL.inline(FileStatus.PENDING.name())) : FILE.STATUS.eq(status.name());
    }

    /** A file whose bytes may be had, where they are, and what they are. */
    record Readable(StoredFile file, StorageKey key, String contentType, long size, String sha256) {}

    /** The file and the place of its bytes, whoever may see it; null unless they may be had. */
    @Nullable Readable readable(FileId id) {
        return readable(id, FileVariant.ORIGINAL);
    }

    /** The same of a form of it; of the original, where there is no such form. */
    @Nullable Readable readable(FileId id, FileVariant variant) {
        return db.select(COLUMNS)
                .select(BLOB.KEY, VARIANT.KEY, VARIANT.CONTENT_TYPE, VARIANT.SIZE, VARIANT.SHA256)
                .from(FILE)
                .join(BLOB)
                .on(BLOB.TENANT_ID.eq(FILE.TENANT_ID), BLOB.ID.eq(FILE.BLOB_ID))
                .leftJoin(VARIANT)
                .on(
                        VARIANT.TENANT_ID.eq(FILE.TENANT_ID),
                        VARIANT.BLOB_ID.eq(FILE.BLOB_ID),
                        VARIANT.FORM.eq(variant.name()))
                .where(FILE.ID.eq(id.value()))
                .and(FILE.STATUS.eq(FileStatus.READY.name()))
                .and(FILE.DELETED_AT.isNull())
                .fetchOne(FileQueries::readable);
    }

    private static Readable readable(Record row) {
        var file = file(row);
        var tenant = CurrentCaller.tenant();
        if (row.get(VARIANT.KEY) == null) {
            var key = new StorageKey(tenant, row.get(BLOB.KEY));
            return new Readable(
                    file, key, file.contentType(), file.size(), Objects.requireNonNull(file.sha256(), "it is READY"));
        }
        return new Readable(
                file,
                new StorageKey(tenant, row.get(VARIANT.KEY)),
                row.get(VARIANT.CONTENT_TYPE),
                row.get(VARIANT.SIZE),
                HexFormat.of().formatHex(row.get(VARIANT.SHA256)));
    }

    /**
     * The files whose bytes may be had, whoever may see them, in the order of their ids after one: all but archives, which
     * hold the others.
     */
    List<StoredFile> readable(@Nullable FileId after, int most) {
        return db.select(COLUMNS)
                .from(FILE)
                .where(after == null ? DSL.noCondition() : FILE.ID.gt(after.value()))
                .and(FILE.STATUS.eq(FileStatus.READY.name()))
                .and(FILE.DELETED_AT.isNull())
                .and(FILE.PURPOSE.ne(FilePurpose.ARCHIVE.name()))
                .orderBy(FILE.ID)
                .limit(most)
                .fetch(FileQueries::file);
    }

    /**
     * A file whose bytes may still arrive, and where.
     *
     * @param takenAt when somebody began to look at those that had; null when nobody does
     */
    record Arriving(
            StoredFile file, StorageKey upload, @Nullable Instant takenAt) {}

    /** The file and the place for its bytes; null unless they may still arrive. */
    @Nullable Arriving arriving(FileId id) {
        return db.select(COLUMNS)
                .select(FILE.UPLOAD_KEY, FILE.TAKEN_AT)
                .from(FILE)
                .where(FILE.ID.eq(id.value()))
                .and(FILE.STATUS.eq(FileStatus.PENDING.name()))
                .and(FILE.DELETED_AT.isNull())
                .fetchOne(row -> new Arriving(
                        file(row),
                        new StorageKey(CurrentCaller.tenant(), row.get(FILE.UPLOAD_KEY)),
                        row.get(FILE.TAKEN_AT)));
    }

    private static StoredFile file(Record row) {
        var sha256 = row.get(FILE.SHA256);
        return new StoredFile(
                new FileId(row.get(FILE.ID)),
                row.get(FILE.NAME),
                row.get(FILE.ALT),
                row.get(FILE.CONTENT_TYPE),
                row.get(FILE.SIZE),
                sha256 == null ? null : HexFormat.of().formatHex(sha256),
                FilePurpose.valueOf(row.get(FILE.PURPOSE)),
                row.get(FILE.PERMISSION),
                FileStatus.valueOf(row.get(FILE.STATUS)),
                row.get(FILE.VERSION),
                row.get(FILE.CREATED_AT),
                row.get(FILE.CREATED_BY_KIND),
                row.get(FILE.CREATED_BY_ID),
                row.get(FILE.UPDATED_AT),
                row.get(FILE.DELETED_AT),
                row.get(FILE.UPLOAD_EXPIRES_AT));
    }
}
