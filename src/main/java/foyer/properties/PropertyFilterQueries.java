package foyer.properties;

import static foyerdb.properties.Tables.PROPERTY;
import static foyerdb.search.Tables.PROPERTY_IDS;

import foyer.platform.graphql.TypedId;
import foyer.properties.geo.GeoPolygon;
import foyer.records.WordQueries;
import foyer.tenancy.RecordScopeQueries;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** What a {@link PropertyFilter} asks of a row. */
final class PropertyFilterQueries {

    /** How many of the newest matches of a text are looked at, among those that may be seen (PropertyFilter.text). */
    private static final int MAX_MATCHES = 10_000;

    /** As literals, since there is an index for either. */
    private static final Condition FOR_SALE =
            PROPERTY.PURPOSE.in(DSL.inline(PropertyPurpose.SALE.name()), DSL.inline(PropertyPurpose.BOTH.name()));

    private static final Condition TO_LET =
            PROPERTY.PURPOSE.in(DSL.inline(PropertyPurpose.RENT.name()), DSL.inline(PropertyPurpose.BOTH.name()));

    private PropertyFilterQueries() {}

    /** For a list of what the caller may read: without a status all that are not archived. */
    static Condition condition(PropertyFilter filter, Instant now) {
        var reach = RecordScopeQueries.reach(List.of(PropertyQueries.READ));
        return condition(filter, now, PropertyGeoQueries.EXACT, reach)
                .and(PropertyQueries.within(PropertyQueries.READ));
    }

    /** For a list of what anybody may see, by where the public sees it: nothing that is frozen. */
    static Condition ofPublic(PropertyFilter filter, Instant now) {
        return condition(filter, now, PropertyGeoQueries.PUBLIC, RecordScopeQueries.reach(List.of()))
                .and(PropertyQueries.UNFROZEN);
    }

    private static Condition condition(
            PropertyFilter filter, Instant now, PropertyGeoQueries geo, RecordScopeQueries.Reach reach) {
        var status = filter.statuses() == null ? PROPERTY.ARCHIVED_AT.isNull() : statuses(filter.statuses());
        return status.and(narrowed(filter, now, text -> matches(text, reach), geo));
    }

    /** For a property that is known: without a status of any, and the text is looked for in it. */
    static Condition ofOne(PropertyFilter filter, Instant now) {
        return ofOne(filter, now, PropertyGeoQueries.EXACT);
    }

    /** The same by this place of it. */
    static Condition ofOne(PropertyFilter filter, Instant now, PropertyGeoQueries geo) {
        return optional(filter.statuses(), PropertyFilterQueries::statuses)
                .and(narrowed(filter, now, text -> WordQueries.areIn(PROPERTY.SEARCH_TEXT, text), geo));
    }

    private static Condition statuses(List<PropertyStatus> statuses) {
        return among(PROPERTY.STATUS, statuses);
    }

    private static Condition narrowed(
            PropertyFilter filter, Instant now, Function<String, Condition> text, PropertyGeoQueries geo) {
        return DSL.and(
                optional(filter.kinds(), kinds -> among(PROPERTY.KIND, kinds)),
                optional(filter.price(), price -> offered(price.offer())),
                optional(filter.offer(), PropertyFilterQueries::offered),
                optional(filter.price(), price -> price(price, now)),
                optional(filter.priceExpired(), expired -> expired ? priceExpired(now) : DSL.not(priceExpired(now))),
                optional(filter.bedroomsMin(), PROPERTY.BEDROOMS::ge),
                optional(filter.bedroomsMax(), PROPERTY.BEDROOMS::le),
                optional(filter.areaMin(), area -> PROPERTY.AREA_CM2.ge(area.squareCentimeters())),
                optional(filter.areaMax(), area -> PROPERTY.AREA_CM2.le(area.squareCentimeters())),
                optional(filter.agents(), agents -> among(PROPERTY.AGENT_ID, agents)),
                optional(filter.teams(), teams -> among(PROPERTY.TEAM_ID, teams)),
                optional(filter.building(), building -> PROPERTY.BUILDING_ID.eq(building.value())),
                filter.text() == null || filter.text().isBlank() ? DSL.noCondition() : text.apply(filter.text()),
                optional(filter.near(), geo::within),
                optional(filter.bbox(), geo::within),
                optional(filter.polygon(), polygon -> geo.within(GeoPolygon.of(polygon))));
    }

    private static <T> Condition optional(@Nullable T value, Function<T, Condition> condition) {
        return value == null ? DSL.noCondition() : condition.apply(value);
    }

    /** Whether one of the prices that belong to its purpose holds no more; never null. */
    private static Condition priceExpired(Instant now) {
        return DSL.or(
                expired(PROPERTY.SALE_VALID_UNTIL, now).and(FOR_SALE),
                expired(PROPERTY.RENT_VALID_UNTIL, now).and(TO_LET));
    }

    private static Condition expired(Field<Instant> validUntil, Instant now) {
        return validUntil.isNotNull().and(validUntil.le(now));
    }

    /** One that holds no more is none. */
    private static Condition price(PropertyFilter.Price price, Instant now) {
        var sale = price.offer() == PropertyOffer.SALE;
        var amount = sale ? PROPERTY.SALE_MINOR : PROPERTY.RENT_MINOR;
        var currency = sale ? PROPERTY.SALE_CURRENCY : PROPERTY.RENT_CURRENCY;
        return DSL.and(
                optional(price.currency(), currency::eq),
                sale ? DSL.noCondition() : optional(price.period(), period -> PROPERTY.RENT_PERIOD.eq(period.name())),
                amount.isNotNull(),
                DSL.not(expired(sale ? PROPERTY.SALE_VALID_UNTIL : PROPERTY.RENT_VALID_UNTIL, now)),
                optional(price.minMinor(), amount::ge),
                optional(price.maxMinor(), amount::le));
    }

    /** One value by `=`: then the filter's index has the rows in the default order already. */
    private static Condition among(Field<UUID> column, Collection<? extends TypedId> ids) {
        var values = ids.stream().map(TypedId::value).toArray(UUID[]::new);
        return values.length == 1 ? column.eq(values[0]) : column.eq(DSL.any(values));
    }

    private static Condition among(Field<String> column, List<? extends Enum<?>> values) {
        var names = values.stream().map(Enum::name).toArray(String[]::new);
        return names.length == 1 ? column.eq(names[0]) : column.eq(DSL.any(names));
    }

    /** As an array, so that properties are always read by their keys, however many the planner expects. */
    private static Condition matches(String text, RecordScopeQueries.Reach reach) {
        var ids = PROPERTY_IDS(
                DSL.val(text),
                DSL.val(MAX_MATCHES),
                reach.assignees(),
                reach.makerKind(),
                reach.maker(),
                reach.teams());
        return PROPERTY.ID.eq(DSL.any(DSL.array(DSL.select(ids.PROPERTY_IDS_).from(ids))));
    }

    /** A price that is not on offer stays stored, and is nobody's to find. */
    private static Condition offered(PropertyOffer offer) {
        return offer == PropertyOffer.SALE ? FOR_SALE : TO_LET;
    }
}
