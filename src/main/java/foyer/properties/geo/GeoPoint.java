package foyer.properties.geo;

/**
 * A place on the earth (WGS 84); the schema's type and input of the same name.
 *
 * @param lat millionths of a degree north of the equator
 * @param lng millionths of a degree east of Greenwich
 */
public record GeoPoint(int lat, int lng) {

    /** Of a degree in its millionths. */
    public static final int DECIMALS = 6;

    /** Of a pole. */
    public static final int MAX_LAT = 90_000_000;

    /** Of the 180th meridian. */
    public static final int MAX_LNG = 180_000_000;

    /** All the way around the earth. */
    static final int TURN = 2 * MAX_LNG;

    static final double MILLIONTHS = 1e6;

    /** The meridian that is so far east of Greenwich, however often one goes around. */
    static int around(long lng) {
        return (int) (Math.floorMod(lng + MAX_LNG, (long) TURN) - MAX_LNG);
    }

    /** Whether there is such a place. */
    public boolean onEarth() {
        return Math.abs((long) lat) <= MAX_LAT && Math.abs((long) lng) <= MAX_LNG;
    }

    /** The same place written as it is kept: the 180th meridian is a western one. */
    public GeoPoint normal() {
        return lng == MAX_LNG ? new GeoPoint(lat, -MAX_LNG) : this;
    }
}
