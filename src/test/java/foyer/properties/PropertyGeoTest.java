package foyer.properties;

import static foyerdb.properties.Tables.PROPERTY;
import static org.assertj.core.api.Assertions.assertThat;

import foyer.platform.graphql.PageRequest;
import foyer.properties.geo.GeoBox;
import foyer.properties.geo.GeoCircle;
import foyer.properties.geo.GeoPoint;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What is found within a shape is what looking at every property finds, all over the earth, and the index of cells finds it
 * as the serving login beneath row-level security.
 */
@Tag("module")
class PropertyGeoTest {

    private static final double NEARLY = 0.01;

    private static PropertiesOnEarth earth;

    @BeforeAll
    static void load() throws SQLException {
        earth = new PropertiesOnEarth();
    }

    @AfterAll
    static void close() throws SQLException {
        earth.close();
    }

    private static Set<Integer> found(PropertyFilter filter) {
        return earth.found(filter);
    }

    private static Set<Integer> looked(Predicate<GeoPoint> within) {
        return earth.looked(within);
    }

    static Stream<GeoCircle> circles() {
        return Stream.of(
                new GeoCircle(25_200_000, 55_270_000, 1_000),
                new GeoCircle(25_200_000, 55_270_000, 10_000),
                new GeoCircle(0, 0, 2_000_000),
                new GeoCircle(-17_000_000, 179_990_000, 50_000),
                new GeoCircle(-17_000_000, -180_000_000, 20_000),
                new GeoCircle(90_000_000, 0, 60_000),
                new GeoCircle(-89_900_000, 120_000_000, 100_000),
                new GeoCircle(60_000_000, -170_000_000, 5_000_000),
                new GeoCircle(10_000_000, 20_000_000, GeoCircle.MAX_RADIUS));
    }

    @ParameterizedTest
    @MethodSource("circles")
    void findsWithinADistanceWhatLookingAtEveryPropertyFinds(GeoCircle circle) {
        var sure = looked(point -> meters(point, circle.center()) <= circle.radiusMeters() - NEARLY);
        var possible = looked(point -> meters(point, circle.center()) <= circle.radiusMeters() + NEARLY);

        assertThat(found(GeoFilters.near(circle))).containsAll(sure).isSubsetOf(possible);
        assertThat(sure).isNotEmpty();
    }

    /** By the chord between them, another way than the statement's. */
    private static double meters(GeoPoint one, GeoPoint other) {
        var a = vector(one);
        var b = vector(other);
        var chord = Math.sqrt(Math.pow(a[0] - b[0], 2) + Math.pow(a[1] - b[1], 2) + Math.pow(a[2] - b[2], 2));
        return 2 * GeoCircle.EARTH_METERS * Math.asin(Math.min(1, chord / 2));
    }

    private static double[] vector(GeoPoint point) {
        var lat = Math.toRadians(point.lat() / 1e6);
        var lng = Math.toRadians(point.lng() / 1e6);
        return new double[] {Math.cos(lat) * Math.cos(lng), Math.cos(lat) * Math.sin(lng), Math.sin(lat)};
    }

    static Stream<GeoBox> boxes() {
        return Stream.of(
                new GeoBox(25_100_000, 55_200_000, 25_300_000, 55_300_000),
                new GeoBox(-90_000_000, -180_000_000, 90_000_000, 180_000_000),
                new GeoBox(-18_000_000, 179_300_000, -16_000_000, -179_200_000),
                new GeoBox(-20_000_000, 170_000_000, 20_000_000, 180_000_000),
                new GeoBox(89_000_000, -180_000_000, 90_000_000, 180_000_000),
                new GeoBox(0, 0, 0, 0));
    }

    @ParameterizedTest
    @MethodSource("boxes")
    void findsWithinABoxWhatLookingAtEveryPropertyFinds(GeoBox box) {
        var whole = box.west() == -GeoPoint.MAX_LNG && box.east() == GeoPoint.MAX_LNG;
        var width = Math.floorMod(box.east() - (long) box.west(), 360_000_000L);
        var looked = looked(point -> point.lat() >= box.south()
                && point.lat() <= box.north()
                && (whole || Math.floorMod(point.lng() - (long) box.west(), 360_000_000L) <= width));

        assertThat(found(GeoFilters.bbox(box))).isEqualTo(looked).isNotEmpty();
    }

    static Stream<List<GeoPoint>> polygons() {
        var random = new Random(7);
        var star = new ArrayList<GeoPoint>();
        for (var i = 0; i < 40; i++) {
            var reach = random.nextInt(20_000, 180_000);
            star.add(new GeoPoint(
                    25_200_000 + (int) (reach * Math.sin(i * Math.TAU / 40)),
                    55_270_000 + (int) (reach * Math.cos(i * Math.TAU / 40))));
        }
        return Stream.of(
                star,
                star.reversed(),
                List.of(
                        new GeoPoint(-60_000_000, -100_000_000),
                        new GeoPoint(70_000_000, 0),
                        new GeoPoint(-50_000_000, 70_000_000)),
                List.of(
                        new GeoPoint(-18_000_000, 179_100_000),
                        new GeoPoint(-17_000_000, -179_100_000),
                        new GeoPoint(-16_000_000, 179_200_000)));
    }

    @ParameterizedTest
    @MethodSource("polygons")
    void findsWithinAPolygonWhatLookingAtEveryPropertyFinds(List<GeoPoint> polygon) {
        var first = polygon.getFirst().lng();
        var looked = looked(point -> Stream.of(-1, 0, 1)
                .anyMatch(turn -> isInside(
                        polygon.stream()
                                .mapToLong(corner -> first + way(corner.lng() - first))
                                .toArray(),
                        polygon.stream().mapToLong(GeoPoint::lat).toArray(),
                        point.lng() + turn * 360_000_000L,
                        point.lat())));

        assertThat(found(GeoFilters.polygon(polygon))).isEqualTo(looked).isNotEmpty();
    }

    private static long way(long lng) {
        return Math.floorMod(lng + GeoPoint.MAX_LNG, 360_000_000L) - GeoPoint.MAX_LNG;
    }

    /** How often a ray crosses the sides, in whole numbers; on a side is inside. */
    private static boolean isInside(long[] x, long[] y, long px, long py) {
        var inside = false;
        for (int i = 0, j = x.length - 1; i < x.length; j = i++) {
            var cross = (x[i] - px) * (y[j] - py) - (x[j] - px) * (y[i] - py);
            var within = px >= Math.min(x[i], x[j])
                    && px <= Math.max(x[i], x[j])
                    && py >= Math.min(y[i], y[j])
                    && py <= Math.max(y[i], y[j]);
            if (cross == 0 && within) {
                return true;
            }
            if ((y[i] > py) != (y[j] > py) && (cross > 0) == (y[j] > y[i])) {
                inside = !inside;
            }
        }
        return inside;
    }

    @Test
    void aPolygonAroundThePoleHasThePoleInIt() {
        var north = Stream.of(0, 90, 180, -90)
                .map(lng -> new GeoPoint(70_000_000, lng * 1_000_000))
                .toList();
        var south = north.reversed().stream()
                .map(corner -> new GeoPoint(-corner.lat(), corner.lng()))
                .toList();

        assertThat(found(GeoFilters.polygon(north))).isEqualTo(looked(point -> point.lat() >= 70_000_000));
        assertThat(found(GeoFilters.polygon(south))).isEqualTo(looked(point -> point.lat() <= -70_000_000));
    }

    @Test
    void listsTheNearestFirstAndGoesOnWhereAPageEnds() {
        var circle = new GeoCircle(25_200_000, 55_270_000, 3_000);
        var queries = new PropertyQueries(earth.db(), PropertiesOnEarth.CLOCK);
        var distances = new ArrayList<Long>();
        var seen = new HashSet<String>();
        String cursor = null;
        do {
            var after = cursor;
            var page = earth.asSystem(() -> queries.page(
                    GeoFilters.near(circle), PropertyOrder.DISTANCE_ASC, PageRequest.of(10, after, null, null)));
            page.nodes().forEach(property -> {
                distances.add(Objects.requireNonNull(property.distance()));
                seen.add(property.reference());
            });
            cursor = page.pageInfo().hasNextPage() ? page.pageInfo().endCursor() : null;
        } while (cursor != null);

        assertThat(distances).isSorted().hasSameSizeAs(seen);
        assertThat(seen).hasSameSizeAs(found(GeoFilters.near(circle)));
    }

    static Stream<PropertyFilter> shapes() {
        return Stream.of(
                GeoFilters.near(new GeoCircle(25_200_000, 55_270_000, 2_000)),
                GeoFilters.near(new GeoCircle(-17_000_000, 179_999_000, 5_000)),
                GeoFilters.bbox(new GeoBox(25_190_000, 55_260_000, 25_210_000, 55_280_000)),
                GeoFilters.polygon(List.of(
                        new GeoPoint(25_190_000, 55_260_000),
                        new GeoPoint(25_210_000, 55_270_000),
                        new GeoPoint(25_190_000, 55_280_000))));
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void looksAtFewOfThemByTheIndexOfCellsBeneathRowLevelSecurity(PropertyFilter filter) {
        var db = earth.db();
        var condition = earth.asSystem(() -> PropertyFilterQueries.condition(filter, PropertiesOnEarth.NOW));
        var query = db.select(PROPERTY.ID).from(PROPERTY).where(condition);

        var plan = db.fetch("explain " + db.renderInlined(query)).format();

        assertThat(plan).contains("property_cell_idx").doesNotContain("Seq Scan");
    }

    @Test
    void countsEachPropertyOfAMapOnce() {
        var box = new GeoBox(24_000_000, 54_000_000, 26_000_000, 56_000_000);
        var clusters = new PropertyClusterQueries(earth.db(), PropertiesOnEarth.CLOCK);
        for (var zoom : new int[] {0, 5, 10, 22}) {
            var squares = earth.asSystem(() -> clusters.within(box, zoom, PropertyFilter.NONE));

            assertThat(squares).hasSizeLessThanOrEqualTo(PropertyClusterQueries.MAX_CLUSTERS);
            if (squares.size() < PropertyClusterQueries.MAX_CLUSTERS) {
                assertThat(squares.stream().mapToInt(PropertyCluster::count).sum())
                        .isEqualTo(found(GeoFilters.bbox(box)).size());
            }
            assertThat(squares)
                    .allSatisfy(square -> assertThat(square.bounds().south())
                            .isLessThanOrEqualTo(square.center().lat()));
        }
    }
}
