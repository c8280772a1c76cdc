package foyer.properties;

import static foyerdb.properties.Tables.MEDIA;
import static foyerdb.properties.Tables.PROPERTY;
import static java.util.Objects.requireNonNull;

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

    /** The newest few at the address of each; a tower has thousands. */
    List<Pair> atOneAddress(Collection<PropertyId> ids, int most) {
        var mine = PROPERTY.as("mine");
        var newest = db.select(PROPERTY.ID, PROPERTY.CREATED_AT)
                .from(PROPERTY)
                .where(PROPERTY.TENANT_ID.eq(mine.TENANT_ID))
                .and(PROPERTY.ADDRESS_KEY.eq(mine.ADDRESS_KEY))
                .and(PROPERTY.ID.ne(mine.ID))
                .and(PROPERTY.ARCHIVED_AT.isNull())
                .and(PropertyQueries.within(PropertyQueries.READ))
                .orderBy(PROPERTY.CREATED_AT.desc(), PROPERTY.ID.desc())
                .limit(most)
                .asTable("newest");
        var other = requireNonNull(newest.field(PROPERTY.ID));
        return db.select(mine.ID, other)
                .from(mine)
                .crossJoin(DSL.lateral(newest))
                .where(mine.ID.eq(DSL.any(PropertyId.values(ids))))
                .orderBy(requireNonNull(newest.field(PROPERTY.CREATED_AT)).desc(), other.desc())
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

    /** The few properties that each of the files was put on last; a stock photo is on thousands. */
    List<Photo> photosOf(Collection<FileId> files, int most) {
        var ids = files.stream().map(FileId::value).toArray(UUID[]::new);
        var file = DSL.unnest(ids).as("file", "file");
        var fileId = requireNonNull(file.field("file", UUID.class));
        var newest = db.select(MEDIA.PROPERTY_ID, MEDIA.ID)
                .from(MEDIA)
                .join(PROPERTY)
                .on(PROPERTY.TENANT_ID.eq(MEDIA.TENANT_ID), PROPERTY.ID.eq(MEDIA.PROPERTY_ID))
                .where(MEDIA.FILE_ID.eq(fileId))
                .and(MEDIA.KIND.eq(PropertyMediaKind.PHOTO.name()))
                .and(PROPERTY.ARCHIVED_AT.isNull())
                .and(PropertyQueries.within(PropertyQueries.READ))
                .orderBy(MEDIA.ID.desc())
                .limit(most)
                .asTable("newest");
        return db.select(requireNonNull(newest.field(MEDIA.PROPERTY_ID)), fileId)
                .from(file)
                .crossJoin(DSL.lateral(newest))
                .orderBy(requireNonNull(newest.field(MEDIA.ID)).desc())
                .fetch(row -> new Photo(new PropertyId(row.value1()), new FileId(row.value2())));
    }
}
