package foyer.properties;

import static foyerdb.properties.Tables.PROPERTY;

import foyer.platform.money.Money;
import foyer.properties.geo.GeoPoint;
import foyer.tenancy.MembershipId;
import foyer.tenancy.teams.TeamId;
import java.util.List;
import java.util.function.Function;
import org.jooq.Field;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;

/** The columns of a property, and what they make. */
final class PropertyRowQueries {

    /** How far it is from where it is searched around. */
    static final String DISTANCE = "distance";

    static final List<Field<?>> COLUMNS = List.of(
            PROPERTY.ID,
            PROPERTY.REFERENCE,
            PROPERTY.STATUS,
            PROPERTY.KIND,
            PROPERTY.PURPOSE,
            PROPERTY.TITLE,
            PROPERTY.DESCRIPTION,
            PROPERTY.SALE_MINOR,
            PROPERTY.SALE_CURRENCY,
            PROPERTY.SALE_VALID_UNTIL,
            PROPERTY.RENT_MINOR,
            PROPERTY.RENT_CURRENCY,
            PROPERTY.RENT_PERIOD,
            PROPERTY.RENT_VALID_UNTIL,
            PROPERTY.AREA,
            PROPERTY.AREA_UNIT,
            PROPERTY.BEDROOMS,
            PROPERTY.BATHROOMS,
            PROPERTY.PARKING_SPACES,
            PROPERTY.YEAR_BUILT,
            PROPERTY.FEATURES,
            PROPERTY.COUNTRY,
            PROPERTY.CITY,
            PROPERTY.DISTRICT,
            PROPERTY.STREET,
            PROPERTY.BUILDING_NAME,
            PROPERTY.UNIT_NUMBER,
            PROPERTY.POSTAL_CODE,
            PROPERTY.LAT_E6,
            PROPERTY.LNG_E6,
            PROPERTY.GEOCODED,
            PROPERTY.ADDRESS_HIDDEN,
            PROPERTY.BUILDING_ID,
            PROPERTY.OWNER_NAME,
            PROPERTY.OWNER_EMAIL,
            PROPERTY.OWNER_PHONE,
            PROPERTY.AGENT_ID,
            PROPERTY.TEAM_ID,
            PROPERTY.VERSION,
            PROPERTY.CREATED_AT,
            PROPERTY.UPDATED_AT,
            PROPERTY.PUBLISHED_AT,
            PROPERTY.ARCHIVED_AT);

    private PropertyRowQueries() {}

    static Property property(Record row) {
        return new Property(
                new PropertyId(row.get(PROPERTY.ID)),
                row.get(PROPERTY.REFERENCE),
                PropertyStatus.valueOf(row.get(PROPERTY.STATUS)),
                PropertyKind.valueOf(row.get(PROPERTY.KIND)),
                PropertyPurpose.valueOf(row.get(PROPERTY.PURPOSE)),
                row.get(PROPERTY.TITLE),
                row.get(PROPERTY.DESCRIPTION),
                sale(row),
                rent(row),
                area(row),
                row.get(PROPERTY.BEDROOMS),
                row.get(PROPERTY.BATHROOMS),
                row.get(PROPERTY.PARKING_SPACES),
                row.get(PROPERTY.YEAR_BUILT),
                List.of(row.get(PROPERTY.FEATURES)),
                address(row),
                location(row),
                row.get(PROPERTY.GEOCODED),
                row.get(PROPERTY.ADDRESS_HIDDEN),
                of(row.get(PROPERTY.BUILDING_ID), PropertyId::new),
                new PropertyOwner(
                        row.get(PROPERTY.OWNER_NAME), row.get(PROPERTY.OWNER_EMAIL), row.get(PROPERTY.OWNER_PHONE)),
                of(row.get(PROPERTY.AGENT_ID), MembershipId::new),
                of(row.get(PROPERTY.TEAM_ID), TeamId::new),
                row.get(PROPERTY.VERSION),
                row.get(PROPERTY.CREATED_AT),
                row.get(PROPERTY.UPDATED_AT),
                row.get(PROPERTY.PUBLISHED_AT),
                row.get(PROPERTY.ARCHIVED_AT),
                row.field(DISTANCE) == null ? null : row.get(DISTANCE, Long.class));
    }

    private static <V, T> @Nullable T of(@Nullable V value, Function<V, T> made) {
        return value == null ? null : made.apply(value);
    }

    private static @Nullable PropertySalePrice sale(Record row) {
        var amount = Money.of(row.get(PROPERTY.SALE_MINOR), row.get(PROPERTY.SALE_CURRENCY));
        return amount == null ? null : new PropertySalePrice(amount, row.get(PROPERTY.SALE_VALID_UNTIL));
    }

    private static @Nullable PropertyRentPrice rent(Record row) {
        var amount = Money.of(row.get(PROPERTY.RENT_MINOR), row.get(PROPERTY.RENT_CURRENCY));
        return amount == null
                ? null
                : new PropertyRentPrice(
                        amount, RentPeriod.valueOf(row.get(PROPERTY.RENT_PERIOD)), row.get(PROPERTY.RENT_VALID_UNTIL));
    }

    private static @Nullable PropertyArea area(Record row) {
        var value = row.get(PROPERTY.AREA);
        return value == null ? null : new PropertyArea(value, AreaUnit.valueOf(row.get(PROPERTY.AREA_UNIT)));
    }

    private static PropertyAddress address(Record row) {
        return new PropertyAddress(
                row.get(PROPERTY.COUNTRY),
                row.get(PROPERTY.CITY),
                row.get(PROPERTY.DISTRICT),
                row.get(PROPERTY.STREET),
                row.get(PROPERTY.BUILDING_NAME),
                row.get(PROPERTY.UNIT_NUMBER),
                row.get(PROPERTY.POSTAL_CODE));
    }

    private static @Nullable GeoPoint location(Record row) {
        var lat = row.get(PROPERTY.LAT_E6);
        return lat == null ? null : new GeoPoint(lat, row.get(PROPERTY.LNG_E6));
    }
}
