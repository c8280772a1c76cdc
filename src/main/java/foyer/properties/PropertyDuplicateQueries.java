package foyer.properties;

import static foyerdb.properties.Tables.MEDIA;
import static foyerdb.properties.Tables.PROPERTY;

import foyer.files.FileId;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/** What properties have in common with others that are not archived, in SQL, among those that the caller may see. */
@Component
class PropertyDuplicateQueries {

    private final DSLContext db;

    PropertyDuplicateQueries(DSLContext db) {
        this.db = db;
    }

    /** Two properties of one address. */
    record Pair(PropertyId one, PropertyId other) {}

    /** A photo of a property. */
    record Photo(PropertyId property, FileId file) {}

    List<Pair> atOneAddress(Collection<PropertyId> ids) {
        var mine = PROPERTY.as("mine");
        return db.select(mine.ID, PROPERTY.ID)
                .from(mine)
                .join(PROPERTY)
                .on(PROPERTY.TENANT_ID.eq(mine.TENANT_ID), PROPERTY.ADDRESS_KEY.eq(mine.ADDRESS_KEY))
                .where(mine.ID.eq(DSL.any(PropertyId.values(ids))))
                .and(PROPERTY.ID.ne(mine.ID))
                .and(PROPERTY.ARCHIVED_AT.isNull())
                .and(PropertyQueries.within(PropertyQueries.READ))
                .orderBy(PROPERTY.CREATED_AT.desc(), PROPERTY.ID.desc())
                .fetch(row -> new Pair(new PropertyId(row.value1()), new PropertyId(row.value2())));
    }

    List<Photo> photos(Collection<PropertyId> ids) {
        return db.select(MEDIA.PROPERTY_ID, MEDIA.FILE_ID)
                .from(MEDIA)
                .where(MEDIA.PROPERTY_ID.eq(DSL.any(PropertyId.values(ids))))
                .and(MEDIA.KIND.eq(PropertyMediaKind.PHOTO.name()))
                .and(MEDIA.FILE_ID.isNotNull())
                .fetch(row -> new Photo(new PropertyId(row.value1()), new FileId(row.value2())));
    }

    List<Photo> photosOf(Collection<FileId> files) {
        var ids = files.stream().map(FileId::value).toArray(UUID[]::new);
        return db.select(MEDIA.PROPERTY_ID, MEDIA.FILE_ID)
                .from(MEDIA)
                .join(PROPERTY)
                .on(PROPERTY.TENANT_ID.eq(MEDIA.TENANT_ID), PROPERTY.ID.eq(MEDIA.PROPERTY_ID))
                .where(MEDIA.FILE_ID.eq(DSL.any(ids)))
                .and(MEDIA.KIND.eq(PropertyMediaKind.PHOTO.name()))
                .and(PROPERTY.ARCHIVED_AT.isNull())
                .and(PropertyQueries.within(PropertyQueries.READ))
                .orderBy(PROPERTY.CREATED_AT.desc(), PROPERTY.ID.desc())
                .fetch(row -> new Photo(new PropertyId(row.value1()), new FileId(row.value2())));
    }
}
