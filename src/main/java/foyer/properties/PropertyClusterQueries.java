package foyer.properties;

import static foyerdb.properties.Tables.PROPERTY;

import foyer.platform.time.TenantClock;
import foyer.properties.geo.Cells;
import foyer.properties.geo.GeoBox;
import foyer.properties.geo.GeoPoint;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/** Counts properties square by square of a map, in one statement: a square is a range of cells, so its cells share bits. */
@Component
class PropertyClusterQueries {

    /** More than fit on a screen. */
    static final int MAX_CLUSTERS = 1_000;

    private final DSLContext db;
    private final TenantClock clock;

    PropertyClusterQueries(DSLContext db, TenantClock clock) {
        this.db = db;
        this.clock = clock;
    }

    /** Those with the most properties first. */
    List<PropertyCluster> within(GeoBox box, int zoom, PropertyFilter filter) {
        var square = DSL.shr(PROPERTY.CELL, DSL.inline(Cells.bitsOfSquare(zoom)));
        return db.select(
                        DSL.avg(PROPERTY.LAT_E6),
                        DSL.avg(PROPERTY.LNG_E6),
                        DSL.min(PROPERTY.LAT_E6),
                        DSL.min(PROPERTY.LNG_E6),
                        DSL.max(PROPERTY.LAT_E6),
                        DSL.max(PROPERTY.LNG_E6),
                        DSL.count())
                .from(PROPERTY)
                .where(PropertyFilterQueries.condition(filter, clock.now()))
                .and(PropertyGeoQueries.EXACT.within(box))
                .groupBy(square)
                .orderBy(DSL.count().desc(), square)
                .limit(MAX_CLUSTERS)
                .fetch(row -> new PropertyCluster(
                        new GeoPoint(row.value1().intValue(), row.value2().intValue()),
                        new GeoBox(row.value3(), row.value4(), row.value5(), row.value6()),
                        row.value7()));
    }
}
