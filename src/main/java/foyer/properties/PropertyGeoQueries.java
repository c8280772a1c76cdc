package foyer.properties;

import static foyerdb.properties.Tables.PROPERTY;

import foyer.properties.geo.Cells;
import foyer.properties.geo.GeoBox;
import foyer.properties.geo.GeoCircle;
import foyer.properties.geo.GeoPoint;
import foyer.properties.geo.GeoPolygon;
import java.util.List;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;

/**
 * Where properties are, or where the public sees them, in SQL: an index on the numbers of {@link Cells} finds those that may be within a shape, since
 * comparing numbers is leakproof, and each of those is tested exactly. Where the public sees one is never farther from where
 * it is than {@link #HIDDEN_METERS}, so that the same index finds it.
 */
final class PropertyGeoQueries {

    private static final double EARTH_MILLIMETERS = GeoCircle.EARTH_METERS * 1_000;
    private static final long MILLIMETERS = 1_000;

    /** The haversine formula, in millimetres; of degrees in millionths. */
    private static final String HAVERSINE = """
            round(2 * {0} * asin(least(1::double precision, sqrt(
                power(sin(radians(({1} - {3})::double precision / 2000000)), 2)
                + cos(radians({1}::double precision / 1000000)) * cos(radians({3}::double precision / 1000000))
                * power(sin(radians(({2} - {4})::double precision / 2000000)), 2)))))::bigint""";

    /** Farther than a hidden address is moved (migration {@code properties_public_places}). */
    private static final int HIDDEN_METERS = 600;

    static final PropertyGeoQueries EXACT = new PropertyGeoQueries(PROPERTY.LAT_E6, PROPERTY.LNG_E6, 0);
    static final PropertyGeoQueries PUBLIC =
            new PropertyGeoQueries(PROPERTY.PUBLIC_LAT_E6, PROPERTY.PUBLIC_LNG_E6, HIDDEN_METERS);

    private final Field<Integer> lat;
    private final Field<Integer> lng;
    private final int margin;

    private PropertyGeoQueries(Field<Integer> lat, Field<Integer> lng, int margin) {
        this.lat = lat;
        this.lng = lng;
        this.margin = margin;
    }

    /** How far it is from a point; null where nobody knows. */
    Field<Long> distance(GeoPoint from) {
        return DSL.field(
                HAVERSINE, Long.class, DSL.val(EARTH_MILLIMETERS), lat, lng, DSL.val(from.lat()), DSL.val(from.lng()));
    }

    Condition within(GeoCircle circle) {
        return candidates(List.of(circle.box()))
                .and(distance(circle.center()).le(DSL.val(circle.radiusMeters() * MILLIMETERS)));
    }

    Condition within(GeoBox box) {
        return candidates(List.of(box))
                .and(DSL.or(box.parts().stream()
                        .map(part -> lat.between(part.south(), part.north()).and(lng.between(part.west(), part.east())))
                        .toList()));
    }

    Condition within(GeoPolygon polygon) {
        var text = DSL.val(polygon.text());
        return candidates(polygon.boxes())
                .and(DSL.or(polygon.turns().stream()
                        .map(turn -> DSL.condition(
                                "cast({0} as polygon) @> point(({1} + {2})::double precision, {3}::double precision)",
                                text, lng, DSL.val(turn), lat))
                        .toList()));
    }

    private Condition candidates(List<GeoBox> boxes) {
        return DSL.or(
                Cells.covering(boxes.stream().map(box -> box.grown(margin)).toList()).stream()
                        .map(range -> PROPERTY.CELL.between(range.from(), range.to()))
                        .toList());
    }
}
