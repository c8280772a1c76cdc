package foyer.properties;

import static foyerdb.properties.Tables.MEDIA;

import foyer.files.FileId;
import foyer.platform.security.CurrentCaller;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.jooq.Query;
import org.jooq.Record;
import org.jooq.Record1;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/** The media of properties, in SQL; writes are for a property that is held. */
@Component
class PropertyMediaQueries {

    private final DSLContext db;

    PropertyMediaQueries(DSLContext db) {
        this.db = db;
    }

    /** Those of these properties, in order. */
    Map<PropertyId, List<PropertyMedia>> of(Collection<PropertyId> ids) {
        return db.selectFrom(MEDIA)
                .where(MEDIA.PROPERTY_ID.eq(DSL.any(PropertyId.values(ids))))
                .orderBy(MEDIA.POSITION, MEDIA.ID)
                .fetchGroups(row -> new PropertyId(row.get(MEDIA.PROPERTY_ID)), PropertyMediaQueries::media);
    }

    List<PropertyMedia> of(PropertyId id) {
        return of(List.of(id)).getOrDefault(id, List.of());
    }

    /** The place behind all that the property has; those that were taken away leave their places empty. */
    int nextPlace(PropertyId id) {
        return db.select(DSL.coalesce(DSL.max(MEDIA.POSITION).plus(1), DSL.inline(0)))
                .from(MEDIA)
                .where(MEDIA.PROPERTY_ID.eq(id.value()))
                .fetchSingle(Record1::value1);
    }

    void insert(PropertyId id, FileId file, PropertyMediaKind kind, int position, Instant at) {
        db.insertInto(MEDIA)
                .set(MEDIA.TENANT_ID, CurrentCaller.tenant())
                .set(MEDIA.PROPERTY_ID, id.value())
                .set(MEDIA.FILE_ID, file.value())
                .set(MEDIA.KIND, kind.name())
                .set(MEDIA.POSITION, position)
                .set(MEDIA.CREATED_AT, at)
                .execute();
    }

    /** Gives each its place in the order given, in one batch. */
    void reorder(List<PropertyMediaId> order) {
        var updates = new ArrayList<Query>();
        for (var i = 0; i < order.size(); i++) {
            updates.add(db.update(MEDIA)
                    .set(MEDIA.POSITION, i)
                    .where(MEDIA.ID.eq(order.get(i).value())));
        }
        db.batch(updates).execute();
    }

    void update(PropertyMedia medium) {
        db.update(MEDIA)
                .set(MEDIA.KIND, medium.kind().name())
                .set(MEDIA.ALT, medium.alt())
                .set(MEDIA.CAPTION, medium.caption())
                .where(MEDIA.ID.eq(medium.id().value()))
                .execute();
    }

    /** Makes this photo of the property its cover; first the one that was is none, as there is one at most. */
    void cover(PropertyId property, PropertyMediaId id) {
        db.update(MEDIA)
                .set(MEDIA.COVER, false)
                .where(MEDIA.PROPERTY_ID.eq(property.value()))
                .and(MEDIA.COVER)
                .execute();
        db.update(MEDIA).set(MEDIA.COVER, true).where(MEDIA.ID.eq(id.value())).execute();
    }

    void delete(Collection<PropertyMediaId> ids) {
        db.deleteFrom(MEDIA)
                .where(MEDIA.ID.eq(DSL.any(PropertyMediaId.values(ids))))
                .execute();
    }

    private static PropertyMedia media(Record row) {
        var file = row.get(MEDIA.FILE_ID);
        return new PropertyMedia(
                new PropertyMediaId(row.get(MEDIA.ID)),
                file == null ? null : new FileId(file),
                PropertyMediaKind.valueOf(row.get(MEDIA.KIND)),
                row.get(MEDIA.COVER),
                row.get(MEDIA.ALT),
                row.get(MEDIA.CAPTION));
    }
}
