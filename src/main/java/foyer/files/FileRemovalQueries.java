package foyer.files;

import static foyerdb.files.Tables.FILE;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Deletes and restores many files at once, in SQL, whoever may see them. */
@Component
class FileRemovalQueries {

    private final DSLContext db;

    FileRemovalQueries(DSLContext db) {
        this.db = db;
    }

    /** A file that has just been changed. */
    record Changed(FileId id, FilePurpose purpose) {}

    /** In the order of their ids, against rows that would point to them too. */
    Set<FileId> hold(Collection<FileId> ids, FilePurpose purpose) {
        return db.select(FILE.ID)
                .from(FILE)
                .where(isAmong(ids))
                .and(FILE.PURPOSE.eq(purpose.name()))
                .orderBy(FILE.ID)
                .forUpdate()
                .fetchSet(row -> new FileId(row.value1()));
    }

    /** Those of them that were not deleted. */
    List<Changed> delete(Collection<FileId> ids, Instant at) {
        return change(isAmong(ids).and(FILE.DELETED_AT.isNull()), at, at);
    }

    /** Those of them that were deleted. */
    List<Changed> restore(Collection<FileId> ids, Instant at) {
        return change(isAmong(ids).and(FILE.DELETED_AT.isNotNull()), null, at);
    }

    private List<Changed> change(Condition which, @Nullable Instant deletedAt, Instant at) {
        return db.update(FILE)
                .set(FILE.DELETED_AT, deletedAt)
                .set(FILE.UPDATED_AT, at)
                .set(FILE.VERSION, FILE.VERSION.plus(1))
                .where(which)
                .returningResult(FILE.ID, FILE.PURPOSE)
                .fetch(row -> new Changed(new FileId(row.value1()), FilePurpose.valueOf(row.value2())));
    }

    /** Has deleted files deleted at that moment. */
    void age(Collection<FileId> ids, Instant deletedAt) {
        db.update(FILE)
                .set(FILE.DELETED_AT, deletedAt)
                .where(isAmong(ids))
                .and(FILE.DELETED_AT.isNotNull())
                .execute();
    }

    private static Condition isAmong(Collection<FileId> ids) {
        return FILE.ID.eq(DSL.any(FileId.values(ids)));
    }
}
