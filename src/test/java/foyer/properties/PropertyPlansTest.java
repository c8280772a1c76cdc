package foyer.properties;

import static foyerdb.properties.Tables.PROPERTY;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.jooq.Condition;
import org.jooq.ExecuteContext;
import org.jooq.ExecuteListener;
import org.jooq.impl.DSL;
import org.jooq.impl.DefaultExecuteListenerProvider;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Filters without a place find their properties by an index, as the serving login beneath row-level security. */
@Tag("module")
class PropertyPlansTest {

    private static final int PAGE = 21;
    private static final int MOST = 10;

    private static PropertiesOnEarth earth;

    @BeforeAll
    static void load() throws SQLException {
        earth = new PropertiesOnEarth();
        earth.vary();
        earth.giveToATeam();
    }

    @AfterAll
    static void close() throws SQLException {
        earth.close();
    }

    private static Map<String, PropertyFilter> filters() {
        var price = new PropertyFilter.Price(PropertyOffer.SALE, "AED", null, 1_000L, 2_000L);
        var area = new PropertyArea(100, AreaUnit.SQUARE_METERS);
        return Map.of(
                "none", PropertyFilter.NONE,
                "kind", filter(List.of(PropertyKind.OFFICE), null, null, null, null),
                "kinds", filter(List.of(PropertyKind.OFFICE, PropertyKind.LAND), null, null, null, null),
                "status", filter(null, List.of(PropertyStatus.PUBLISHED), null, null, null),
                "price", filter(null, null, price, null, null),
                "area", filter(null, null, null, area, null),
                "text", filter(null, null, null, null, "p 777"),
                "kind and price", filter(List.of(PropertyKind.OFFICE), null, price, null, null));
    }

    private static PropertyFilter filter(
            @Nullable List<PropertyKind> kinds,
            @Nullable List<PropertyStatus> statuses,
            PropertyFilter.@Nullable Price price,
            @Nullable PropertyArea area,
            @Nullable String text) {
        return new PropertyFilter(
                kinds, statuses, null, price, null, null, null, area, area, null, null, null, text, null, null, null);
    }

    /** Filters that few properties meet, each with what has to find them; not one of those that have all in the default order. */
    @ParameterizedTest
    @CsvSource({
        "to let, property_to_let_idx",
        "no longer valid, property_sale_until_idx",
        "no longer valid, property_rent_until_idx",
        "bedrooms, property_bedrooms_idx",
    })
    void findTheFewByTheirIndex(String name, String index) {
        var filter =
                switch (name) {
                    case "to let" -> only(PropertyOffer.RENT, null, null);
                    case "no longer valid" -> only(null, true, null);
                    default -> only(null, null, 999);
                };

        assertThat(plan(filter)).as(name).contains(index).doesNotContain("Seq Scan on property");
    }

    private static PropertyFilter only(
            @Nullable PropertyOffer offer, @Nullable Boolean priceExpired, @Nullable Integer bedroomsMin) {
        return new PropertyFilter(
                null,
                null,
                offer,
                null,
                priceExpired,
                bedroomsMin,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "kind", "kinds", "status", "price", "area", "text", "kind and price"})
    void readAPageByAnIndex(String name) {
        var plan = plan(requireNonNull(filters().get(name)));

        assertThat(plan).as(name).contains("property_").doesNotContain("Seq Scan on property");
    }

    /** Of all that there are, which others have. */
    @ParameterizedTest
    @ValueSource(strings = {"none", "kind", "price"})
    void readATeamsFewByItsIndex(String name) {
        var filter = requireNonNull(filters().get(name));

        var plan = plan(earth.asTeammate(() -> PropertyFilterQueries.condition(filter, Instant.now())));

        assertThat(plan).as(name).contains("property_team_idx").doesNotContain("Seq Scan on property");
    }

    private static String plan(PropertyFilter filter) {
        return plan(earth.asSystem(() -> PropertyFilterQueries.condition(filter, Instant.now())));
    }

    private static String plan(Condition condition) {
        var db = earth.db();
        var query = db.select(PROPERTY.ID)
                .from(PROPERTY)
                .where(condition)
                .orderBy(PROPERTY.CREATED_AT.desc(), PROPERTY.ID.desc())
                .limit(PAGE);

        return db.fetch("explain (analyze, costs off) " + db.renderInlined(query))
                .format(Integer.MAX_VALUE);
    }

    /** A quarter of all are at one address. */
    @Test
    void readTheNewestFewAtOneAddressOfEach() {
        var db = earth.db();
        var tower = db.select(PROPERTY.ID)
                .from(PROPERTY)
                .where(PROPERTY.STREET.isNotNull())
                .limit(PAGE)
                .fetch(row -> new PropertyId(row.value1()));
        var query = new AtomicReference<String>();
        var told = DSL.using(db.configuration().derive(DefaultExecuteListenerProvider.providers(new ExecuteListener() {
            @Override
            public void executeStart(ExecuteContext context) {
                query.set(context.dsl().renderInlined(requireNonNull(context.query())));
            }
        })));

        var pairs = earth.asSystem(() -> new PropertyDuplicateQueries(told).atOneAddress(tower, MOST));

        assertThat(pairs).hasSize(PAGE * MOST).noneMatch(pair -> pair.one().equals(pair.other()));
        var plan = db.fetch("explain (analyze, costs off) " + query.get()).format(Integer.MAX_VALUE);
        assertThat(plan).contains("using property_address_idx").doesNotContain("Seq Scan on property");
        assertThat(plan.lines().filter(line -> line.contains("Sort Key")))
                .as(plan)
                .hasSize(1);
    }
}
