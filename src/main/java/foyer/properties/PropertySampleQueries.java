package foyer.properties;

import static foyerdb.properties.Tables.PRICE_CHANGE;
import static foyerdb.properties.Tables.PROPERTY;
import static foyerdb.properties.Tables.SEARCH_MATCH;

import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/** Sample properties in SQL. */
@Component
class PropertySampleQueries {

    private final DSLContext db;

    PropertySampleQueries(DSLContext db) {
        this.db = db;
    }

    /** Marks properties as samples whose timelines are so long now. */
    void mark(Collection<UUID> ids, int deeds) {
        db.update(PROPERTY)
                .set(PROPERTY.SAMPLE_DEEDS, deeds)
                .where(PROPERTY.ID.eq(DSL.any(array(ids))))
                .execute();
    }

    /** How long the timeline of each sample was; held until the transaction ends, in the order of their ids. */
    Map<UUID, Integer> lock() {
        return db.select(PROPERTY.ID, PROPERTY.SAMPLE_DEEDS)
                .from(PROPERTY)
                .where(PROPERTY.SAMPLE_DEEDS.isNotNull())
                .orderBy(PROPERTY.ID)
                .forUpdate()
                .fetchMap(PROPERTY.ID, PROPERTY.SAMPLE_DEEDS);
    }

    /** They are samples no more; nothing that people see changes. */
    void unmark(Collection<UUID> ids) {
        db.update(PROPERTY)
                .setNull(PROPERTY.SAMPLE_DEEDS)
                .where(PROPERTY.ID.eq(DSL.any(array(ids))))
                .execute();
    }

    /** With what they have cost, and the searches that they met. One that nobody has worked on has no media and, as it is no building, no units. */
    void delete(Collection<UUID> ids) {
        db.deleteFrom(SEARCH_MATCH)
                .where(SEARCH_MATCH.PROPERTY_ID.eq(DSL.any(array(ids))))
                .execute();
        db.deleteFrom(PRICE_CHANGE)
                .where(PRICE_CHANGE.PROPERTY_ID.eq(DSL.any(array(ids))))
                .execute();
        db.deleteFrom(PROPERTY).where(PROPERTY.ID.eq(DSL.any(array(ids)))).execute();
    }

    private static UUID[] array(Collection<UUID> ids) {
        return ids.toArray(UUID[]::new);
    }
}
