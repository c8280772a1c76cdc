package foyer.bench;

import foyer.bench.data.BenchData.Owner;
import foyer.bench.data.BenchListings;
import foyer.bench.load.ServerProcess;
import foyer.bench.load.Side;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads of one company with many listings through the API: on the map, in lists, and in public. */
final class PropertyReads {

    private static final double LAT = BenchListings.CITY_LAT;
    private static final double LNG = BenchListings.CITY_LNG;

    private static final String NODES = """
            pageInfo { hasNextPage endCursor }
            nodes { reference title kind bedrooms area { value unit } salePrice { amount { amountMinor currency } }
                    location { lat lng } address { city district } %s }""";
    private static final String LIST = """
            query($filter: PropertyFilter, $orderBy: PropertyOrder! = CREATED_AT_DESC) {
              properties(filter: $filter, orderBy: $orderBy, first: 20) { %s }
            }""".formatted(NODES.formatted("id status version media { id kind cover }"));
    private static final String COUNT =
            "query($filter: PropertyFilter) { properties(filter: $filter, first: 1) { totalCount } }";
    private static final String CLUSTERS = """
            query($bbox: GeoBoxFilter!, $zoom: Int!, $filter: PropertyFilter) {
              propertyClusters(bbox: $bbox, zoom: $zoom, filter: $filter) { count center { lat lng } }
            }""";
    private static final String PUBLIC = """
            query($slug: String!, $filter: PublicPropertyFilter,
                  $orderBy: PublicPropertyOrder! = PUBLISHED_AT_DESC) {
              publicProperties(tenantSlug: $slug, filter: $filter, orderBy: $orderBy, first: 20) { %s }
            }""".formatted(NODES.formatted("media { kind cover url }"));
    private static final String PUBLIC_ONE = "query($slug: String!, $ref: String!) {"
            + " publicProperty(tenantSlug: $slug, ref: $ref) { title location { lat lng } media { url } } }";

    /** What somebody looks for within a place. */
    private static final Map<String, Object> FAMILY_FLAT = Map.of(
            "kinds",
            List.of("APARTMENT", "PENTHOUSE"),
            "bedroomsMin",
            3,
            "price",
            Map.of("offer", "SALE", "currency", "AED", "maxMinor", 150_000_000));

    private final ServerProcess server;
    private final Owner owner;
    private final String slug;

    PropertyReads(ServerProcess server, Owner owner, String slug) {
        this.server = server;
        this.owner = owner;
        this.slug = slug;
    }

    List<Side> sides() {
        var sides = new ArrayList<Side>();
        places().forEach((name, place) -> {
            sides.add(list(name, place, "CREATED_AT_DESC"));
            sides.add(list(name + ", a family flat", both(place, FAMILY_FLAT), "CREATED_AT_DESC"));
        });
        for (var meters : List.of(1_000, 5_000, 50_000)) {
            sides.add(list("nearest within " + meters + " m", near(meters), "DISTANCE_ASC"));
        }
        sides.add(side("count within 5000 m", COUNT, Map.of("filter", near(5_000))));
        for (var words : List.of("harbour", "harbour 7771", "nowhere")) {
            sides.add(list("text, " + words, Map.of("text", words), "CREATED_AT_DESC"));
        }
        for (var zoom : List.of(2, 8, 12, 16)) {
            sides.add(clusters("clusters, zoom " + zoom, zoom, Map.of()));
        }
        sides.add(clusters("clusters, zoom 12, a family flat", 12, FAMILY_FLAT));
        sides.addAll(inPublic());
        return sides;
    }

    private static Map<String, Map<String, Object>> places() {
        var places = new LinkedHashMap<String, Map<String, Object>>();
        places.put("everywhere", Map.of());
        for (var meters : List.of(1_000, 5_000, 50_000)) {
            places.put("radius " + meters + " m", near(meters));
        }
        places.put("box of a district", Map.of("bbox", box(0.01)));
        places.put("box of the city", Map.of("bbox", box(0.2)));
        places.put("polygon of a district", Map.of("polygon", star(0.02)));
        places.put("polygon of the city", Map.of("polygon", star(0.2)));
        return places;
    }

    private List<Side> inPublic() {
        var sides = new ArrayList<Side>();
        sides.add(shown("public list", Map.of(), "PUBLISHED_AT_DESC"));
        sides.add(shown("public list, a family flat", FAMILY_FLAT, "PUBLISHED_AT_DESC"));
        sides.add(shown("public list, radius 5000 m", near(5_000), "PUBLISHED_AT_DESC"));
        sides.add(shown("public list, nearest within 5000 m", near(5_000), "DISTANCE_ASC"));
        sides.add(shown("public list, polygon of a district", Map.of("polygon", star(0.02)), "PUBLISHED_AT_DESC"));
        sides.add(side("public property", PUBLIC_ONE, Map.of("slug", slug, "ref", BenchListings.reference(10))));
        return sides;
    }

    private static Map<String, Object> near(int meters) {
        return Map.of("near", Map.of("lat", LAT, "lng", LNG, "radiusMeters", meters));
    }

    /** So many degrees to all sides of the city's middle. */
    private static Map<String, Object> box(double degrees) {
        return Map.of("south", LAT - degrees, "west", LNG - degrees, "north", LAT + degrees, "east", LNG + degrees);
    }

    /** Ten corners around the city's middle, each second one half as far away. */
    private static List<Map<String, Object>> star(double degrees) {
        var corners = new ArrayList<Map<String, Object>>();
        for (var i = 0; i < 10; i++) {
            var far = i % 2 == 0 ? degrees : degrees / 2;
            corners.add(
                    Map.of("lat", LAT + far * Math.sin(i * Math.PI / 5), "lng", LNG + far * Math.cos(i * Math.PI / 5)));
        }
        return corners;
    }

    private static Map<String, Object> both(Map<String, Object> one, Map<String, Object> other) {
        var both = new HashMap<>(one);
        both.putAll(other);
        return both;
    }

    private Side list(String name, Map<String, Object> filter, String order) {
        return side(name, LIST, Map.of("filter", filter, "orderBy", order));
    }

    private Side clusters(String name, int zoom, Map<String, Object> filter) {
        // What a screen shows: four tiles of the map's 2^zoom.
        return side(
                name, CLUSTERS, Map.of("bbox", box(Math.min(30, 360.0 / (1 << zoom))), "zoom", zoom, "filter", filter));
    }

    private Side shown(String name, Map<String, Object> filter, String order) {
        return side(name, PUBLIC, Map.of("slug", slug, "filter", filter, "orderBy", order));
    }

    /** An answer without what was asked for is none. */
    private Side side(String name, String document, Map<String, ?> variables) {
        var selection = document.substring(document.indexOf('{') + 1).strip();
        var field = selection.substring(0, selection.indexOf('('));
        var start = "{\"data\":{\"" + field + "\":" + (document.equals(CLUSTERS) ? "[" : "{");
        return new Side(name, server, List.of(Side.graphql(owner.token(), Queries.body(document, variables))), start);
    }
}
