package foyer.properties;

import foyer.platform.security.CurrentCaller;
import foyer.properties.geo.GeoPoint;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A property as the public sees it: nothing of its owner and of who works on it, and where it is only as far as it may
 * be known.
 *
 * @param tenant whose it is; not shown
 * @param id for the place in a list; not shown
 * @param distance from the point that it was searched around, in millimetres, by where the public sees it; not shown
 */
public record PublicProperty(
        UUID tenant,
        UUID id,
        @Nullable Long distance,
        String reference,
        PropertyKind kind,
        PropertyPurpose purpose,
        @Nullable String title,
        @Nullable String description,
        @Nullable PropertySalePrice salePrice,
        @Nullable PropertyRentPrice rentPrice,
        boolean priceOnRequest,
        @Nullable PropertyArea area,
        @Nullable Integer bedrooms,
        @Nullable Integer bathrooms,
        @Nullable Integer parkingSpaces,
        @Nullable Integer yearBuilt,
        List<String> features,
        PropertyAddress address,
        @Nullable GeoPoint location,
        boolean locationIsExact,
        List<PublicPropertyMedia> media,
        Instant publishedAt) {

    /** A property of the tenant acted in, without its media; the location is where the public sees it. */
    static PublicProperty of(Property property, @Nullable GeoPoint location, Instant now) {
        var purpose = property.purpose();
        var sale = purpose.includes(PropertyOffer.SALE) ? PropertySalePrice.holding(property.salePrice(), now) : null;
        var rent = purpose.includes(PropertyOffer.RENT) ? PropertyRentPrice.holding(property.rentPrice(), now) : null;
        return new PublicProperty(
                CurrentCaller.tenant(),
                property.id().value(),
                property.distance(),
                property.reference(),
                property.kind(),
                property.purpose(),
                property.title(),
                property.description(),
                sale,
                rent,
                (sale == null && purpose.includes(PropertyOffer.SALE))
                        || (rent == null && purpose.includes(PropertyOffer.RENT)),
                property.area(),
                property.bedrooms(),
                property.bathrooms(),
                property.parkingSpaces(),
                property.yearBuilt(),
                property.features(),
                property.addressHidden() ? withoutStreet(property.address()) : property.address(),
                location,
                !property.addressHidden(),
                List.of(),
                Objects.requireNonNull(property.publishedAt()));
    }

    /** The same with these media. */
    PublicProperty with(List<PublicPropertyMedia> its) {
        return new PublicProperty(
                tenant,
                id,
                distance,
                reference,
                kind,
                purpose,
                title,
                description,
                salePrice,
                rentPrice,
                priceOnRequest,
                area,
                bedrooms,
                bathrooms,
                parkingSpaces,
                yearBuilt,
                features,
                address,
                location,
                locationIsExact,
                its,
                publishedAt);
    }

    private static PropertyAddress withoutStreet(PropertyAddress address) {
        return new PropertyAddress(address.country(), address.city(), address.district(), null, null, null, null);
    }
}
