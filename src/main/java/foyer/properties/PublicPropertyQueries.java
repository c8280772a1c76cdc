package foyer.properties;

import static foyer.properties.PropertyRowQueries.COLUMNS;
import static foyer.properties.PropertyRowQueries.DISTANCE;
import static foyerdb.properties.Tables.PROPERTY;

import foyer.platform.graphql.Connection;
import foyer.platform.graphql.Keyset;
import foyer.platform.graphql.PageRequest;
import foyer.platform.time.TenantClock;
import foyer.properties.geo.GeoCircle;
import foyer.properties.geo.GeoPoint;
import java.util.List;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.SelectJoinStep;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Properties that the public sees, by where it sees them: no filter and no order tells more of a hidden address than is
 * shown.
 */
@Component
class PublicPropertyQueries {

    private static final PropertyFilter PUBLISHED = PropertyFilter.NONE.of(List.of(PropertyStatus.PUBLISHED));

    private final DSLContext db;
    private final TenantClock clock;

    PublicPropertyQueries(DSLContext db, TenantClock clock) {
        this.db = db;
        this.clock = clock;
    }

    @Nullable PublicProperty byReference(String reference) {
        return properties(null)
                .where(PropertyFilterQueries.ofPublic(PUBLISHED, clock.now()))
                .and(PROPERTY.REFERENCE.eq(reference))
                .fetchOne(this::property);
    }

    /** One page, and one more when there are more, without their media. */
    List<PublicProperty> page(PropertyFilter filter, Keyset<PublicProperty> keyset, PageRequest page) {
        return keyset.limited(properties(filter.near()).where(condition(filter)), page)
                .fetch(this::property);
    }

    int count(PropertyFilter filter) {
        return db.fetchCount(
                db.selectOne().from(PROPERTY).where(condition(filter)).limit(Connection.COUNT_CAP + 1));
    }

    private Condition condition(PropertyFilter filter) {
        return PropertyFilterQueries.ofPublic(filter.of(List.of(PropertyStatus.PUBLISHED)), clock.now());
    }

    private SelectJoinStep<Record> properties(@Nullable GeoCircle near) {
        var columns = db.select(COLUMNS).select(PROPERTY.PUBLIC_LAT_E6, PROPERTY.PUBLIC_LNG_E6);
        return near == null
                ? columns.from(PROPERTY)
                : columns.select(PropertyGeoQueries.PUBLIC
                                .distance(near.center())
                                .as(DISTANCE))
                        .from(PROPERTY);
    }

    private PublicProperty property(Record row) {
        var lat = row.get(PROPERTY.PUBLIC_LAT_E6);
        var location = lat == null ? null : new GeoPoint(lat, row.get(PROPERTY.PUBLIC_LNG_E6));
        return PublicProperty.of(PropertyRowQueries.property(row), location, clock.now());
    }
}
