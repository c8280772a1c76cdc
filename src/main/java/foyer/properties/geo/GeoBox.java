package foyer.properties.geo;

import static foyer.properties.geo.GeoPoint.MAX_LAT;
import static foyer.properties.geo.GeoPoint.MAX_LNG;

import java.util.List;

/**
 * Between two parallels and two meridians, in millionths of a degree; its edges are within. One whose western edge is
 * east of its eastern one goes across the 180th meridian.
 */
public record GeoBox(int south, int west, int north, int east) {

    private static final long MICRO_DEGREES_OF_METER = 10;

    /** Beyond it the box goes all the way around. */
    private static final long NEARLY_A_POLE = 89_000_000;

    public boolean onEarth() {
        return new GeoPoint(south, west).onEarth() && new GeoPoint(north, east).onEarth() && south <= north;
    }

    /** A box that has all that is no farther from this one, with something to spare. */
    public GeoBox grown(int meters) {
        if (meters == 0) {
            return this;
        }
        var high = meters * MICRO_DEGREES_OF_METER;
        var farthest = Math.max(Math.abs((long) south - high), Math.abs((long) north + high));
        var low = (int) Math.max(south - high, -MAX_LAT);
        var top = (int) Math.min(north + high, MAX_LAT);
        if (farthest >= NEARLY_A_POLE) {
            return new GeoBox(low, -MAX_LNG, top, MAX_LNG);
        }
        var wide = (long) Math.ceil(high / Math.cos(Math.toRadians(farthest / GeoPoint.MILLIONTHS)));
        var width = Math.floorMod((long) east - west, (long) GeoPoint.TURN) + 2 * wide;
        var whole = (west == -MAX_LNG && east == MAX_LNG) || width >= GeoPoint.TURN;
        return whole
                ? new GeoBox(low, -MAX_LNG, top, MAX_LNG)
                : new GeoBox(low, GeoPoint.around(west - wide), top, GeoPoint.around(east + wide));
    }

    /** The same as boxes that do not go across the 180th meridian, which is written as a western one. */
    public List<GeoBox> parts() {
        if (west > east) {
            return List.of(new GeoBox(south, west, north, MAX_LNG), new GeoBox(south, -MAX_LNG, north, east));
        }
        return east == MAX_LNG && west > -MAX_LNG
                ? List.of(this, new GeoBox(south, -MAX_LNG, north, -MAX_LNG))
                : List.of(this);
    }
}
