package foyer.properties.geo;

import static foyer.properties.geo.GeoPoint.MAX_LAT;
import static foyer.properties.geo.GeoPoint.MAX_LNG;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Numbers places along a curve that visits every square of the earth's map before it goes on to the next (Morton's order):
 * the bits of both coordinates in turn. So a square is a range of numbers, and a shape lies within a few such ranges, which
 * an index on a bigint finds beneath row-level security. What is found still has to be tested.
 */
public final class Cells {

    /** More ranges fit a shape better and take longer to look up. */
    static final int MAX_SQUARES = 16;

    /** Of a map that shows a house. */
    public static final int MAX_ZOOM = 22;

    private static final int BITS = 30;

    /** The bits of a coordinate within a square of a map of the zoom 0: a third of the earth. */
    private static final int BITS_AT_ONCE = 27;

    private Cells() {}

    /** Numbers from one to another, both within. */
    public record Range(long from, long to) {}

    /** The number of a place, from 0; below 2^58. */
    public static long of(GeoPoint point) {
        return interleaved(point.lng() + MAX_LNG, point.lat() + MAX_LAT);
    }

    /** Ranges in which the numbers of all places in these boxes are, in their order, none twice. */
    public static List<Range> covering(List<GeoBox> boxes) {
        var squares = new ArrayList<Range>();
        boxes.forEach(box -> box.parts().forEach(part -> cover(part, squares)));
        squares.sort(Comparator.comparingLong(Range::from));
        var ranges = new ArrayList<Range>();
        for (var square : squares) {
            var last = ranges.isEmpty() ? null : ranges.getLast();
            if (last != null && square.from() <= last.to() + 1) {
                ranges.set(ranges.size() - 1, new Range(last.from(), Math.max(last.to(), square.to())));
            } else {
                ranges.add(square);
            }
        }
        return List.copyOf(ranges);
    }

    /** With the smallest squares of which there are not too many. */
    private static void cover(GeoBox box, List<Range> squares) {
        var size = 0;
        while (count(box.west() + MAX_LNG, box.east() + MAX_LNG, size)
                        * count(box.south() + MAX_LAT, box.north() + MAX_LAT, size)
                > MAX_SQUARES) {
            size++;
        }
        var lastX = (box.east() + MAX_LNG) >> size;
        var lastY = (box.north() + MAX_LAT) >> size;
        for (var x = (box.west() + MAX_LNG) >> size; x <= lastX; x++) {
            for (var y = (box.south() + MAX_LAT) >> size; y <= lastY; y++) {
                var from = interleaved(x, y) << (2 * size);
                squares.add(new Range(from, from + (1L << (2 * size)) - 1));
            }
        }
    }

    /** How many of a number's last bits places within one square of a map may differ in. */
    public static int bitsOfSquare(int zoom) {
        return 2 * (BITS_AT_ONCE - zoom);
    }

    private static long count(int from, int to, int size) {
        return (to >> size) - (from >> size) + 1L;
    }

    private static long interleaved(int x, int y) {
        var code = 0L;
        for (var bit = 0; bit < BITS; bit++) {
            code |= ((long) ((x >> bit) & 1) << (2 * bit)) | ((long) ((y >> bit) & 1) << (2 * bit + 1));
        }
        return code;
    }
}
