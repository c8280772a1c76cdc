package foyer.bench.data;

import foyer.properties.geo.Cells;
import foyer.properties.geo.GeoPoint;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Function;

/** Properties as a large agency has them: two in five in one city, two in five in twenty others, the rest anywhere around. */
public final class BenchListings {

    /** The middle of the city, in degrees. */
    public static final double CITY_LAT = 25.2;

    public static final double CITY_LNG = 55.27;

    private static final int CITY_E6 = 50_000;
    private static final int TOWN_E6 = 20_000;
    private static final int TOWNS = 20;

    /** Four in five are published, one in five of all hides its address; ids and moments grow, as they come in life. */
    private static final String ROWS = """
            insert into properties.property (tenant_id, id, reference, status, kind, purpose, title, description,
                sale_minor, sale_currency, rent_minor, rent_currency, rent_period, area, area_unit, bedrooms, bathrooms,
                country, city, district, street, unit_number, lat_e6, lng_e6, cell, address_hidden, created_by_kind,
                created_at, updated_at, published_at)
            select t.id, uuidv7('-400 days'::interval + i * '5 minutes'::interval), 'P-' || lpad(i::text, 6, '0'),
                (array['PUBLISHED','PUBLISHED','PUBLISHED','PUBLISHED','DRAFT','PUBLISHED','PUBLISHED','PUBLISHED',
                    'PUBLISHED','SOLD'])[1 + i % 10],
                (array['APARTMENT','VILLA','APARTMENT','TOWNHOUSE','PENTHOUSE','OFFICE','APARTMENT'])[1 + i % 7],
                (array['SALE','RENT','BOTH'])[1 + i % 3],
                initcap(substr(md5(i::text), 1, 8)) || ' ' || (array['harbour','garden','marina','hills'])[1 + i % 4]
                    || ' residence ' || i,
                'Bright and quiet, close to everything. ' || md5((i * 7)::text),
                case when i % 3 <> 1 then 50000000 + 10000 * (i::bigint * 7919 % 30000) end,
                case when i % 3 <> 1 then 'AED' end,
                case when i % 3 <> 0 then 300000 + 1000 * (i::bigint * 104729 % 5000) end,
                case when i % 3 <> 0 then 'AED' end, case when i % 3 <> 0 then 'MONTH' end,
                40 + i % 400, 'SQUARE_METERS', i % 6, 1 + i % 4, 'AE', 'City ' || i % 21, 'District ' || i % 211,
                'Street ' || i % 2003, (i % 97)::text, lat, lng, cell, i % 5 = 0, 'SYSTEM',
                timestamptz '2025-10-01' + i * interval '5 minutes',
                timestamptz '2026-09-01' + (i::bigint * 7919 % 100000) * interval '10 seconds',
                case when i % 10 not in (4, 9) then timestamptz '2025-10-02' + i * interval '5 minutes' end
            from unnest(?::int[], ?::int[], ?::bigint[]) with ordinality as place (lat, lng, cell, i)
            cross join tenancy.tenant t
            where t.slug = ?
            order by i""";

    private static final String THERE =
            "select exists (select from properties.property p join tenancy.tenant t on t.id = p.tenant_id where t.slug = ?)";

    private BenchListings() {}

    /** The reference of the listing with this number, counted from 1. */
    public static String reference(int number) {
        return "P-%06d".formatted(number);
    }

    /** Makes them when there are none; then PostgreSQL learns what it has. */
    static void fill(Connection superuser, String slug, int listings) throws SQLException {
        try (var there = superuser.prepareStatement(THERE)) {
            there.setString(1, slug);
            try (var row = there.executeQuery()) {
                row.next();
                if (row.getBoolean(1)) {
                    return;
                }
            }
        }
        var points = points(listings);
        try (var insert = superuser.prepareStatement(ROWS);
                var statement = superuser.createStatement()) {
            insert.setArray(1, superuser.createArrayOf("int4", boxed(points, GeoPoint::lat)));
            insert.setArray(2, superuser.createArrayOf("int4", boxed(points, GeoPoint::lng)));
            insert.setArray(3, superuser.createArrayOf("int8", boxed(points, Cells::of)));
            insert.setString(4, slug);
            insert.execute();
            statement.execute("vacuum analyze");
            statement.execute("checkpoint");
        }
    }

    private static Object[] boxed(List<GeoPoint> points, Function<GeoPoint, Object> value) {
        return points.stream().map(value).toArray();
    }

    private static List<GeoPoint> points(int count) {
        var random = new Random(7);
        var city = new GeoPoint((int) (CITY_LAT * 1e6), (int) (CITY_LNG * 1e6));
        var towns = new ArrayList<GeoPoint>();
        for (var i = 0; i < TOWNS; i++) {
            towns.add(anywhere(random));
        }
        var points = new ArrayList<GeoPoint>(count);
        for (var i = 0; i < count; i++) {
            points.add(
                    switch (i % 5) {
                        case 0, 1 -> around(random, city, CITY_E6);
                        case 2, 3 -> around(random, towns.get(random.nextInt(TOWNS)), TOWN_E6);
                        default -> anywhere(random);
                    });
        }
        return points;
    }

    private static GeoPoint anywhere(Random random) {
        return new GeoPoint(random.nextInt(22_700_000, 26_100_000), random.nextInt(51_500_000, 56_400_000));
    }

    private static GeoPoint around(Random random, GeoPoint middle, int spread) {
        return new GeoPoint(
                middle.lat() + (int) (random.nextGaussian() * spread),
                middle.lng() + (int) (random.nextGaussian() * spread));
    }
}
