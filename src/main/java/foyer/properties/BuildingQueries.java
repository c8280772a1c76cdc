package foyer.properties;

import static foyerdb.properties.Tables.PROPERTY;

import java.util.Collection;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/** Buildings and their units, in SQL; whoever may see them. */
@Component
class BuildingQueries {

    private final DSLContext db;

    BuildingQueries(DSLContext db) {
        this.db = db;
    }

    /**
     * Holds these until the transaction ends, in the order of their ids: while one becomes a unit of another, that stays a
     * building, and of two that are to be units of each other one comes second.
     */
    void hold(Collection<PropertyId> ids) {
        db.select(PROPERTY.ID)
                .from(PROPERTY)
                .where(PROPERTY.ID.eq(DSL.any(PropertyId.values(ids))))
                .orderBy(PROPERTY.ID)
                .forNoKeyUpdate()
                .execute();
    }

    boolean hasUnits(PropertyId building) {
        return db.fetchExists(PROPERTY, PROPERTY.BUILDING_ID.eq(building.value()));
    }

    /**
     * Lets the public see the property, when its address is hidden, where it sees its building, or else whatever else is at
     * the same place: from many places around it anybody could work out where it is.
     */
    void shareHiddenPlace(PropertyId id) {
        var source = PROPERTY.as("source");
        var beside = PROPERTY.as("beside");
        var another = DSL.field(DSL.select(beside.ID)
                .from(beside)
                .where(beside.CELL.eq(PROPERTY.CELL))
                .and(beside.ID.ne(PROPERTY.ID))
                .limit(1));
        db.update(PROPERTY)
                .set(PROPERTY.SHIFT_NORTH, source.SHIFT_NORTH)
                .set(PROPERTY.SHIFT_EAST, source.SHIFT_EAST)
                .from(source)
                .where(PROPERTY.ID.eq(id.value()))
                .and(source.TENANT_ID.eq(PROPERTY.TENANT_ID))
                .and(source.ID.eq(DSL.coalesce(PROPERTY.BUILDING_ID, another)))
                .execute();
    }
}
