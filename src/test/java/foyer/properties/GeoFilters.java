package foyer.properties;

import foyer.properties.geo.GeoBox;
import foyer.properties.geo.GeoCircle;
import foyer.properties.geo.GeoPoint;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Filters by a place and nothing else. */
final class GeoFilters {

    private GeoFilters() {}

    static PropertyFilter near(GeoCircle circle) {
        return of(circle, null, null);
    }

    static PropertyFilter bbox(GeoBox box) {
        return of(null, box, null);
    }

    static PropertyFilter polygon(List<GeoPoint> corners) {
        return of(null, null, corners);
    }

    private static PropertyFilter of(
            @Nullable GeoCircle near, @Nullable GeoBox bbox, @Nullable List<GeoPoint> polygon) {
        return new PropertyFilter(
                null, null, null, null, null, null, null, null, null, null, null, null, null, near, bbox, polygon);
    }
}
