package foyer.properties.geo;

import static foyer.properties.geo.GeoPoint.MAX_LAT;
import static foyer.properties.geo.GeoPoint.MAX_LNG;
import static foyer.properties.geo.GeoPoint.TURN;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/**
 * A polygon whose sides are straight where degrees are all of one size, as on a plain map. Each side goes the shorter way
 * around the earth, so its corners are unrolled: one after another on a map that goes on beyond the 180th meridian. One
 * that goes all the way around has the nearer pole in it, and is closed along that.
 */
public final class GeoPolygon {

    public static final int MIN_CORNERS = 3;
    public static final int MAX_CORNERS = 100;

    /** How far it may go around. */
    private static final long MAX_WIDTH = 2L * TURN;

    private final List<Corner> corners;
    private final long west;
    private final long east;

    private record Corner(long x, long y) {}

    private GeoPolygon(List<Corner> corners) {
        this.corners = corners;
        this.west = corners.stream().mapToLong(Corner::x).min().orElseThrow();
        this.east = corners.stream().mapToLong(Corner::x).max().orElseThrow();
    }

    /** Whether there is such a polygon; {@link #of} is for those only. */
    public static boolean onEarth(List<GeoPoint> points) {
        return points.size() >= MIN_CORNERS
                && points.size() <= MAX_CORNERS
                && points.stream().allMatch(GeoPoint::onEarth)
                && of(points).east - of(points).west <= MAX_WIDTH;
    }

    public static GeoPolygon of(List<GeoPoint> points) {
        var corners = new ArrayList<Corner>();
        var first = points.getFirst();
        var x = (long) first.lng();
        corners.add(new Corner(x, first.lat()));
        for (var i = 1; i < points.size(); i++) {
            x += way(points.get(i - 1), points.get(i));
            corners.add(new Corner(x, points.get(i).lat()));
        }
        var end = x + way(points.getLast(), first);
        if (end != first.lng()) {
            var pole = points.stream().mapToLong(GeoPoint::lat).sum() >= 0 ? MAX_LAT : -MAX_LAT;
            corners.add(new Corner(end, first.lat()));
            corners.add(new Corner(end, pole));
            corners.add(new Corner(first.lng(), pole));
        }
        return new GeoPolygon(List.copyOf(corners));
    }

    /** The shorter way east, or west when that is less than nothing. */
    private static long way(GeoPoint from, GeoPoint to) {
        return Math.floorMod((long) to.lng() - from.lng() + MAX_LNG, (long) TURN) - MAX_LNG;
    }

    /** As PostgreSQL writes a polygon, in millionths of a degree on the unrolled map. */
    public String text() {
        return corners.stream()
                .map(corner -> "(" + corner.x() + "," + corner.y() + ")")
                .collect(Collectors.joining(",", "(", ")"));
    }

    /** How much has to be added to the longitude of a place for each of its places on the unrolled map. */
    public List<Long> turns() {
        return LongStream.rangeClosed(Math.floorDiv(west + MAX_LNG, TURN), Math.floorDiv(east + MAX_LNG, TURN))
                .mapToObj(turn -> turn * TURN)
                .toList();
    }

    /** Boxes around it on the earth. */
    public List<GeoBox> boxes() {
        var south = (int) corners.stream().mapToLong(Corner::y).min().orElseThrow();
        var north = (int) corners.stream().mapToLong(Corner::y).max().orElseThrow();
        return turns().stream()
                .map(turn -> new GeoBox(
                        south, (int) Math.max(west - turn, -MAX_LNG), north, (int) Math.min(east - turn, MAX_LNG)))
                .toList();
    }
}
