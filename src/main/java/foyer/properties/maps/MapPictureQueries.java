package foyer.properties.maps;

import static foyerdb.properties.Tables.MAP_PICTURE;

import foyer.platform.security.CurrentCaller;
import java.time.Instant;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the vendor has drawn for the tenant, in SQL. */
@Component
class MapPictureQueries {

    /** Of a tenant; then the oldest go. A picture has some hundred kilobytes. */
    static final int MOST = 300;

    private static final int SOME = 100;

    private final DSLContext db;

    MapPictureQueries(DSLContext db) {
        this.db = db;
    }

    /** The picture that is not out of date. */
    @Nullable MapPicture find(byte[] question, Instant now) {
        return db.select(MAP_PICTURE.CONTENT_TYPE, MAP_PICTURE.BYTES)
                .from(MAP_PICTURE)
                .where(MAP_PICTURE.QUESTION.eq(question))
                .and(MAP_PICTURE.EXPIRES_AT.gt(now))
                .fetchOne(row -> new MapPicture(row.value1(), row.value2()));
    }

    /** Keeps the picture, and takes out some that are out of date and the oldest of those that are too many. */
    void keep(byte[] question, MapPicture picture, Instant now, Instant until) {
        db.deleteFrom(MAP_PICTURE)
                .where(MAP_PICTURE.ID.in(DSL.select(MAP_PICTURE.ID)
                        .from(MAP_PICTURE)
                        .where(MAP_PICTURE.EXPIRES_AT.le(now))
                        .orderBy(MAP_PICTURE.ID)
                        .limit(SOME)
                        .forUpdate()
                        .skipLocked()))
                .execute();
        db.insertInto(MAP_PICTURE)
                .set(MAP_PICTURE.TENANT_ID, CurrentCaller.tenant())
                .set(MAP_PICTURE.QUESTION, question)
                .set(MAP_PICTURE.CONTENT_TYPE, picture.contentType())
                .set(MAP_PICTURE.BYTES, picture.bytes())
                .set(MAP_PICTURE.EXPIRES_AT, until)
                .onConflict(MAP_PICTURE.TENANT_ID, MAP_PICTURE.QUESTION)
                .doUpdate()
                .set(MAP_PICTURE.CONTENT_TYPE, picture.contentType())
                .set(MAP_PICTURE.BYTES, picture.bytes())
                .set(MAP_PICTURE.EXPIRES_AT, until)
                .execute();
        db.deleteFrom(MAP_PICTURE)
                .where(MAP_PICTURE.ID.in(DSL.select(MAP_PICTURE.ID)
                        .from(MAP_PICTURE)
                        .orderBy(MAP_PICTURE.ID.desc())
                        .limit(SOME)
                        .offset(MOST)))
                .execute();
    }
}
