package foyer.properties.geo;

import static foyer.properties.geo.GeoPoint.MAX_LAT;
import static foyer.properties.geo.GeoPoint.MAX_LNG;
import static foyer.properties.geo.GeoPoint.MILLIONTHS;
import static foyer.properties.geo.GeoPoint.TURN;

/**
 * Within a distance of a point on a sphere; the schema's {@code GeoRadiusFilter}.
 *
 * @param radiusMeters along the earth
 */
public record GeoCircle(int lat, int lng, int radiusMeters) {

    /** The mean radius of the earth (IUGG). */
    public static final double EARTH_METERS = 6_371_008.8;

    /** Half of the way around: nothing is farther away. */
    public static final int MAX_RADIUS = 20_037_509;

    /** What is computed may be that much off, and a box that is larger finds no less. */
    private static final int MARGIN = 2;

    public GeoPoint center() {
        return new GeoPoint(lat, lng);
    }

    public boolean onEarth() {
        return center().onEarth() && radiusMeters >= 1 && radiusMeters <= MAX_RADIUS;
    }

    /** A box around it: one with a pole in it goes all the way around. */
    public GeoBox box() {
        var angle = radiusMeters / EARTH_METERS;
        var high = micro(angle) + MARGIN;
        if (lat + high >= MAX_LAT || lat - high <= -MAX_LAT) {
            return new GeoBox(
                    (int) Math.max(lat - high, -MAX_LAT), -MAX_LNG, (int) Math.min(lat + high, MAX_LAT), MAX_LNG);
        }
        var wide = micro(Math.asin(Math.min(1, Math.sin(angle) / Math.cos(Math.toRadians(lat / MILLIONTHS))))) + MARGIN;
        return 2 * wide >= TURN
                ? new GeoBox((int) (lat - high), -MAX_LNG, (int) (lat + high), MAX_LNG)
                : new GeoBox(
                        (int) (lat - high),
                        GeoPoint.around(lng - wide),
                        (int) (lat + high),
                        GeoPoint.around(lng + wide));
    }

    private static long micro(double radians) {
        return (long) Math.ceil(Math.toDegrees(radians) * MILLIONTHS);
    }
}
