package foyer.properties;

import static foyerdb.properties.Tables.PROPERTY;

import foyer.platform.security.Actor;
import foyer.platform.security.Caller;
import foyer.platform.security.CurrentCaller;
import foyer.platform.security.RecordScope;
import foyer.platform.time.TenantClock;
import foyer.properties.geo.Cells;
import foyer.properties.geo.GeoPoint;
import foyer.testing.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;

/**
 * Properties all over the earth in one tenant, read as the serving login beneath row-level security.
 * {@code -Dfoyer.test.properties=100000} makes them that many.
 */
final class PropertiesOnEarth implements AutoCloseable {

    static final TenantClock CLOCK = new TenantClock(Clock.systemUTC(), List.of());
    static final Instant NOW = CLOCK.now(new UUID(0, 0));

    private static final int PROPERTIES = Integer.getInteger("foyer.test.properties", 20_000);
    private static final UUID TENANT = UUID.fromString("0190a000-0000-7000-8000-00000000000a");
    private static final Actor SYSTEM = new Actor.System(TENANT, "geo");
    private static final UUID MEMBER = UUID.fromString("0190a000-0000-7000-8000-0000000000a1");
    private static final UUID TEAM = UUID.fromString("0190a000-0000-7000-8000-0000000000a2");

    /** Whoever sees what a team of theirs has, which is a few of all. */
    private static final Actor TEAMMATE = new Actor.Member(
            TENANT,
            MEMBER,
            MEMBER,
            MEMBER,
            Set.of(),
            Set.of(PropertyQueries.READ),
            Map.of(PropertyQueries.READ, RecordScope.TEAM),
            Set.of(),
            Set.of(),
            null);

    private final List<GeoPoint> points;
    private final TestDatabase database;
    private final Connection connection;
    private final DSLContext db;

    PropertiesOnEarth() throws SQLException {
        this(PROPERTIES);
    }

    PropertiesOnEarth(int count) throws SQLException {
        points = points(count);
        database = TestDatabase.fresh();
        try (var superuser = database.asSuperuser();
                var insert = superuser.prepareStatement("""
                        insert into properties.property (tenant_id, reference, kind, purpose, lat_e6, lng_e6, cell,
                            created_by_kind)
                        select ?, 'P-' || i - 1, 'VILLA', 'SALE', lat, lng, cell, 'SYSTEM'
                        from unnest(?::int[], ?::int[], ?::bigint[]) with ordinality as t (lat, lng, cell, i)""")) {
            superuser
                    .createStatement()
                    .execute(
                            "insert into tenancy.tenant (id, name, slug, blueprint) values ('%s', 'A', 'earth', 'REAL_ESTATE')"
                                    .formatted(TENANT));
            insert.setObject(1, TENANT);
            insert.setArray(2, superuser.createArrayOf("int4", boxed(GeoPoint::lat)));
            insert.setArray(3, superuser.createArrayOf("int4", boxed(GeoPoint::lng)));
            insert.setArray(4, superuser.createArrayOf("int8", boxed(Cells::of)));
            insert.execute();
            superuser.createStatement().execute("vacuum analyze properties.property");
        }
        connection = database.asApp(TENANT);
        db = DSL.using(connection, SQLDialect.POSTGRES);
    }

    /** Gives them kinds, statuses, prices and sizes of all sorts, each a moment of its own, and one in four one address. */
    void vary() throws SQLException {
        try (var superuser = database.asSuperuser();
                var statement = superuser.createStatement()) {
            statement.execute("""
                    update properties.property set
                        kind = (array['APARTMENT', 'VILLA', 'OFFICE', 'LAND'])[1 + n % 4],
                        status = (array['DRAFT', 'IN_REVIEW', 'PUBLISHED', 'SOLD'])[1 + n / 4 % 4],
                        sale_minor = 1 + n, sale_currency = 'AED', area = 1 + n % 1000, area_unit = 'SQUARE_METERS',
                        street = case when n % 4 = 0 then 'Palm road 1' end,
                        purpose = case when n % 500 = 7 then 'RENT' else 'SALE' end,
                        bedrooms = n % 1000,
                        sale_valid_until = now() + make_interval(days => case when n % 1000 = 8 then -1 else 9 end),
                        rent_valid_until = case when n % 5000 = 7 then now() end,
                        created_at = now() - make_interval(secs => n)
                    from (select id as numbered, substr(reference, 3)::int as n from properties.property) as numbers
                    where id = numbered""");
            statement.execute("vacuum analyze properties.property");
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }

    DSLContext db() {
        return db;
    }

    private Object[] boxed(Function<GeoPoint, Object> value) {
        return points.stream().map(value).toArray();
    }

    /** In a city, all over the earth, beside the 180th meridian, and at the poles. */
    private static List<GeoPoint> points(int count) {
        var random = new Random(42);
        var points = new ArrayList<>(List.of(
                new GeoPoint(GeoPoint.MAX_LAT, 0),
                new GeoPoint(-GeoPoint.MAX_LAT, 10),
                new GeoPoint(0, -GeoPoint.MAX_LNG),
                new GeoPoint(0, 0)));
        while (points.size() < count) {
            points.add(
                    switch (points.size() % 5) {
                        case 0, 1 -> around(random, 25_200_000, 55_270_000, 200_000);
                        case 2 -> around(random, 0, 0, GeoPoint.MAX_LAT);
                        case 3 ->
                            new GeoPoint(
                                    random.nextInt(-GeoPoint.MAX_LAT, GeoPoint.MAX_LAT),
                                    random.nextInt(-GeoPoint.MAX_LNG, GeoPoint.MAX_LNG));
                        default ->
                            random.nextBoolean()
                                    ? around(
                                            random,
                                            -17_000_000,
                                            random.nextBoolean() ? 179_500_000 : -179_500_000,
                                            499_999)
                                    : around(random, random.nextBoolean() ? 89_500_000 : -89_500_000, 0, 499_999);
                    });
        }
        return List.copyOf(points);
    }

    private static GeoPoint around(Random random, int lat, int lng, int most) {
        return new GeoPoint(lat + random.nextInt(-most, most), lng + random.nextInt(-most, most));
    }

    /** Gives one in 4,000 to a team of a member who has nothing else, and the others to no team. */
    void giveToATeam() throws SQLException {
        try (var superuser = database.asSuperuser();
                var statement = superuser.createStatement()) {
            statement.execute("""
                    insert into identity.user_account (id, email, name) values ('%1$s', 'team@earth.example', 'T');
                    insert into tenancy.membership (tenant_id, id, user_id, name, email, role)
                    values ('%2$s', '%1$s', '%1$s', 'T', 'team@earth.example', 'MEMBER');
                    insert into tenancy.team (tenant_id, id, name) values ('%2$s', '%3$s', 'Team');
                    insert into tenancy.team_member (tenant_id, team_id, membership_id, role)
                    values ('%2$s', '%3$s', '%1$s', 'MEMBER');
                    update properties.property set team_id = '%3$s' where substr(reference, 3)::int %% 4000 = 1""".formatted(MEMBER, TENANT, TEAM));
            statement.execute("vacuum analyze properties.property");
        }
    }

    <T> T asSystem(Supplier<T> work) {
        return as(SYSTEM, work);
    }

    <T> T asTeammate(Supplier<T> work) {
        return as(TEAMMATE, work);
    }

    private static <T> T as(Actor actor, Supplier<T> work) {
        return CurrentCaller.call(new Caller(actor, "geo", null, null, Locale.ENGLISH), work::get);
    }

    /** Those that the statement of a list finds, by their places. */
    Set<Integer> found(PropertyFilter filter) {
        return asSystem(() -> new HashSet<>(db.select(PROPERTY.REFERENCE)
                .from(PROPERTY)
                .where(PropertyFilterQueries.condition(filter, NOW))
                .fetch(row -> Integer.valueOf(row.value1().substring(2)))));
    }

    /** Those that are found when each is looked at. */
    Set<Integer> looked(Predicate<GeoPoint> within) {
        var all = new HashSet<Integer>();
        for (var i = 0; i < points.size(); i++) {
            if (within.test(points.get(i))) {
                all.add(i);
            }
        }
        return all;
    }
}
