package foyer.properties.maps;

import static foyerdb.properties.Tables.GEOCODING;

import foyer.platform.security.CurrentCaller;
import java.time.Instant;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the vendor has said to the tenant, in SQL. */
@Component
class GeocodingQueries {

    private static final int SOME = 100;

    private final DSLContext db;

    GeocodingQueries(DSLContext db) {
        this.db = db;
    }

    /** The answer that is not out of date, as JSON; null without one. */
    @Nullable String find(byte[] question, Instant now) {
        var places = db.select(GEOCODING.PLACES)
                .from(GEOCODING)
                .where(GEOCODING.QUESTION.eq(question))
                .and(GEOCODING.EXPIRES_AT.gt(now))
                .fetchOne(GEOCODING.PLACES);
        return places == null ? null : places.data();
    }

    /** Keeps the answer, and forgets some that are out of date: there are never more than were asked for of late. */
    void keep(byte[] question, String places, Instant now, Instant until) {
        db.deleteFrom(GEOCODING)
                .where(GEOCODING.ID.in(DSL.select(GEOCODING.ID)
                        .from(GEOCODING)
                        .where(GEOCODING.EXPIRES_AT.le(now))
                        .orderBy(GEOCODING.ID)
                        .limit(SOME)
                        .forUpdate()
                        .skipLocked()))
                .execute();
        db.insertInto(GEOCODING)
                .set(GEOCODING.TENANT_ID, CurrentCaller.tenant())
                .set(GEOCODING.QUESTION, question)
                .set(GEOCODING.PLACES, JSONB.valueOf(places))
                .set(GEOCODING.EXPIRES_AT, until)
                .onConflict(GEOCODING.TENANT_ID, GEOCODING.QUESTION)
                .doUpdate()
                .set(GEOCODING.PLACES, JSONB.valueOf(places))
                .set(GEOCODING.EXPIRES_AT, until)
                .execute();
    }
}
