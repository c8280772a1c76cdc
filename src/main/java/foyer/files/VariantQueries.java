package foyer.files;

import static foyerdb.files.Tables.BLOB;
import static foyerdb.files.Tables.FILE;
import static foyerdb.files.Tables.VARIANT;

import foyer.files.content.ContentType;
import foyer.files.storage.StorageKey;
import foyer.platform.security.CurrentCaller;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Smaller forms of pictures, each of the bytes that it was made of. */
@Component
class VariantQueries {

    private final DSLContext db;

    VariantQueries(DSLContext db) {
        this.db = db;
    }

    /** A picture that smaller forms are made of. */
    record Source(StorageKey key, ContentType type) {}

    /** The picture that these bytes are; nothing unless people may have them. */
    Optional<Source> source(UUID blob) {
        return db.select(BLOB.KEY, FILE.CONTENT_TYPE)
                .from(BLOB)
                .join(FILE)
                .on(FILE.TENANT_ID.eq(BLOB.TENANT_ID), FILE.BLOB_ID.eq(BLOB.ID))
                .where(BLOB.ID.eq(blob))
                .and(FILE.STATUS.eq(FileStatus.READY.name()))
                .and(FILE.PURPOSE.eq(FilePurpose.MEDIA.name()))
                .limit(1)
                .fetchOptional(row -> new Source(
                        new StorageKey(CurrentCaller.tenant(), row.value1()),
                        ContentType.of(row.value2()).orElseThrow()));
    }

    /** The bytes of a file. */
    Optional<UUID> blob(FileId file) {
        return db.select(FILE.BLOB_ID)
                .from(FILE)
                .where(FILE.ID.eq(file.value()))
                .and(FILE.BLOB_ID.isNotNull())
                .fetchOptional(FILE.BLOB_ID);
    }

    /** The forms that there are of these bytes. */
    Set<FileVariant> made(UUID blob) {
        return db.select(VARIANT.FORM)
                .from(VARIANT)
                .where(VARIANT.BLOB_ID.eq(blob))
                .fetchSet(row -> FileVariant.valueOf(row.value1()));
    }

    /** A form whose bytes are in the storage. */
    record Made(
            FileVariant variant, StorageKey key, String sha256, long size, ContentType type, int width, int height) {}

    /** False when the picture has gone meanwhile, or has this form already: nobody needs the bytes. */
    boolean insert(UUID blob, Made made) {
        var held = db.select(BLOB.ID)
                .from(BLOB)
                .where(BLOB.ID.eq(blob))
                .forKeyShare()
                .fetchOptional();
        return held.isPresent()
                && db.insertInto(VARIANT)
                                .set(VARIANT.TENANT_ID, CurrentCaller.tenant())
                                .set(VARIANT.BLOB_ID, blob)
                                .set(VARIANT.FORM, made.variant().name())
                                .set(VARIANT.KEY, made.key().name())
                                .set(VARIANT.SHA256, HexFormat.of().parseHex(made.sha256()))
                                .set(VARIANT.SIZE, made.size())
                                .set(VARIANT.CONTENT_TYPE, made.type().mediaType())
                                .set(VARIANT.WIDTH, made.width())
                                .set(VARIANT.HEIGHT, made.height())
                                .onConflict(VARIANT.TENANT_ID, VARIANT.BLOB_ID, VARIANT.FORM)
                                .doNothing()
                                .execute()
                        == 1;
    }

    /** A form, and what the storage ought to have of it. */
    record Kept(UUID blob, FileVariant form, StorageKey key, long size) implements Presence.Named {}

    /** Forms after one, in the order of their keys. */
    List<Kept> after(@Nullable String key, int most) {
        return db.select(VARIANT.BLOB_ID, VARIANT.FORM, VARIANT.KEY, VARIANT.SIZE)
                .from(VARIANT)
                .where(key == null ? DSL.noCondition() : VARIANT.KEY.gt(key))
                .orderBy(VARIANT.KEY)
                .limit(most)
                .fetch(row -> new Kept(
                        row.value1(),
                        FileVariant.valueOf(row.value2()),
                        new StorageKey(CurrentCaller.tenant(), row.value3()),
                        row.value4()));
    }

    /** Forgets a form; whether it was there. */
    boolean delete(Kept form) {
        return db.deleteFrom(VARIANT)
                        .where(VARIANT.BLOB_ID.eq(form.blob()))
                        .and(VARIANT.KEY.eq(form.key().name()))
                        .execute()
                == 1;
    }
}
