package foyer.properties;

import foyer.platform.money.Money;
import foyer.properties.geo.GeoPoint;
import foyer.tenancy.MembershipId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The file {@code db/blueprint/<blueprint>/properties.json}: what a new tenant has to look at.
 *
 * @param properties oldest first
 */
record BlueprintProperties(List<SampleProperty> properties) {

    /** Of a blueprint that has no such file. */
    static final BlueprintProperties NONE = new BlueprintProperties(List.of());

    /**
     * A property.
     *
     * @param agent which of the members looks after it, from 0; null for nobody
     * @param saleMinor in the smallest unit of the tenant's currency, and so is {@code rentMinor}
     * @param lat millionths of a degree, and so is {@code lng}
     */
    record SampleProperty(
            String title,
            String description,
            PropertyKind kind,
            PropertyPurpose purpose,
            @Nullable Integer agent,
            @Nullable Long saleMinor,
            @Nullable Long rentMinor,
            @Nullable RentPeriod rentPeriod,
            int squareMeters,
            @Nullable Integer bedrooms,
            @Nullable Integer bathrooms,
            @Nullable Integer yearBuilt,
            List<String> features,
            String country,
            String city,
            String district,
            String street,
            int lat,
            int lng) {

        PropertyValues values(String currency, List<MembershipId> members) {
            return new PropertyValues(
                    kind,
                    purpose,
                    title,
                    description,
                    saleMinor == null ? null : new PropertySalePrice(new Money(saleMinor, currency), null),
                    rentMinor == null || rentPeriod == null
                            ? null
                            : new PropertyRentPrice(new Money(rentMinor, currency), rentPeriod, null),
                    new PropertyArea(squareMeters, AreaUnit.SQUARE_METERS),
                    bedrooms,
                    bathrooms,
                    null,
                    yearBuilt,
                    features,
                    new PropertyAddress(country, city, district, street, null, null, null),
                    new GeoPoint(lat, lng),
                    false,
                    false,
                    null,
                    PropertyOwner.NONE,
                    agent == null || members.isEmpty() ? null : members.get(agent % members.size()),
                    null);
        }
    }
}
