package foyer.files;

import static foyerdb.files.Tables.BLOB;
import static foyerdb.files.Tables.FILE;

import foyer.files.content.ContentType;
import foyer.files.storage.StorageKey;
import foyer.platform.security.CurrentCaller;
import java.time.Instant;
import java.util.HexFormat;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.UpdateSetMoreStep;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Writes of files. All but the inserts and {@link #take} are for a file that {@link #lock} holds. */
@Component
class FileWriteQueries {

    private final DSLContext db;

    FileWriteQueries(DSLContext db) {
        this.db = db;
    }

    /** Holds the file until the transaction ends: what is read of it afterwards is so when it is written. */
    void lock(FileId id) {
        db.select(FILE.ID)
                .from(FILE)
                .where(FILE.ID.eq(id.value()))
                .forNoKeyUpdate()
                .fetch();
    }

    /**
     * What a file is before its bytes are there.
     *
     * @param permission as in {@link StoredFile}
     */
    record Announced(
            String name,
            ContentType type,
            long size,
            @Nullable String sha256,
            FilePurpose purpose,
            @Nullable String permission) {}

    FileId insertPending(FileId id, Announced file, StorageKey upload, Instant expiresAt, Instant at) {
        var actor = CurrentCaller.actor();
        db.insertInto(FILE)
                .set(FILE.TENANT_ID, CurrentCaller.tenant())
                .set(FILE.ID, id.value())
                .set(FILE.NAME, file.name())
                .set(FILE.CONTENT_TYPE, file.type().mediaType())
                .set(FILE.SIZE, file.size())
                .set(FILE.SHA256, file.sha256() == null ? null : HexFormat.of().parseHex(file.sha256()))
                .set(FILE.PURPOSE, file.purpose().name())
                .set(FILE.PERMISSION, file.permission())
                .set(FILE.STATUS, FileStatus.PENDING.name())
                .set(FILE.UPLOAD_KEY, upload.name())
                .set(FILE.UPLOAD_EXPIRES_AT, expiresAt)
                .set(FILE.CREATED_AT, at)
                .set(FILE.CREATED_BY_KIND, actor.kind())
                .set(FILE.CREATED_BY_ID, actor.id())
                .set(FILE.UPDATED_AT, at)
                .execute();
        return id;
    }

    /** A file whose bytes are there already; nothing happens when one was made with this key before. */
    boolean insertMade(FileId id, Announced file, UUID blob, NewFile made, Instant at) {
        var actor = CurrentCaller.actor();
        return db.insertInto(FILE)
                        .set(FILE.TENANT_ID, CurrentCaller.tenant())
                        .set(FILE.ID, id.value())
                        .set(FILE.NAME, file.name())
                        .set(FILE.CONTENT_TYPE, file.type().mediaType())
                        .set(FILE.SIZE, file.size())
                        .set(FILE.SHA256, HexFormat.of().parseHex(file.sha256()))
                        .set(FILE.PURPOSE, file.purpose().name())
                        .set(FILE.STATUS, FileStatus.READY.name())
                        .set(FILE.BLOB_ID, blob)
                        .set(FILE.MADE_KEY, made.key())
                        .set(FILE.PERMISSION, file.permission())
                        .set(FILE.CREATED_AT, at)
                        .set(FILE.CREATED_BY_KIND, actor.kind())
                        .set(FILE.CREATED_BY_ID, actor.id())
                        .set(FILE.UPDATED_AT, at)
                        .onConflict(FILE.TENANT_ID, FILE.MADE_KEY)
                        .doNothing()
                        .execute()
                == 1;
    }

    /** Somebody looks at the bytes from now on, or, with null, no longer does; nothing that people see of the file changes. */
    void take(FileId id, @Nullable Instant at) {
        db.update(FILE)
                .set(FILE.TAKEN_AT, at)
                .where(FILE.ID.eq(id.value()))
                .and(FILE.STATUS.eq(FileStatus.PENDING.name()))
                .execute();
    }

    /** The bytes are there and were looked at. */
    void complete(FileId id, UploadChecks.Checked checked, UUID blob, Instant at) {
        changing(at)
                .set(FILE.STATUS, checked.status().name())
                .set(FILE.BLOB_ID, blob)
                .set(FILE.SIZE, checked.size())
                .set(FILE.SHA256, HexFormat.of().parseHex(checked.sha256()))
                .set(FILE.UPLOAD_KEY, (String) null)
                .set(FILE.UPLOAD_EXPIRES_AT, (Instant) null)
                .set(FILE.TAKEN_AT, (Instant) null)
                .where(FILE.ID.eq(id.value()))
                .execute();
    }

    /** The bytes of these files, which were lost, are there again. */
    void found(UUID blob, Instant at) {
        changing(at)
                .set(FILE.STATUS, FileStatus.READY.name())
                .where(FILE.BLOB_ID.eq(blob))
                .and(FILE.STATUS.eq(FileStatus.LOST.name()))
                .execute();
    }

    /** Whether the file's bytes are lost, held so until the transaction ends. */
    boolean isLost(FileId id) {
        return db.select(BLOB.LOST)
                .from(BLOB)
                .join(FILE)
                .on(FILE.TENANT_ID.eq(BLOB.TENANT_ID), FILE.BLOB_ID.eq(BLOB.ID))
                .where(FILE.ID.eq(id.value()))
                .forNoKeyUpdate()
                .of(BLOB)
                .fetch(BLOB.LOST)
                .contains(true);
    }

    void release(FileId id, FileStatus status, Instant at) {
        changing(at)
                .set(FILE.STATUS, status.name())
                .where(FILE.ID.eq(id.value()))
                .execute();
    }

    void describe(FileId id, String name, @Nullable String alt, Instant at) {
        changing(at)
                .set(FILE.NAME, name)
                .set(FILE.ALT, alt)
                .where(FILE.ID.eq(id.value()))
                .execute();
    }

    void setDeleted(FileId id, @Nullable Instant deletedAt, Instant at) {
        changing(at)
                .set(FILE.DELETED_AT, deletedAt)
                .where(FILE.ID.eq(id.value()))
                .execute();
    }

    private UpdateSetMoreStep<?> changing(Instant at) {
        return db.update(FILE).set(FILE.UPDATED_AT, at).set(FILE.VERSION, FILE.VERSION.plus(1));
    }
}
