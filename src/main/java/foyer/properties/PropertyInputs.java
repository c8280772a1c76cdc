package foyer.properties;

import foyer.files.FileId;
import foyer.platform.money.MoneyInput;
import foyer.properties.geo.GeoPoint;
import foyer.tenancy.MembershipId;
import foyer.tenancy.teams.TeamId;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.ArgumentValue;

/** The inputs of the property mutations. */
final class PropertyInputs {

    private PropertyInputs() {}

    /**
     * What to make a property of, or what to change of one: a field that is absent stays, one that is null is cleared.
     *
     * @param id null for one that is to be made, and so is {@code version}
     */
    record Change(
            @Nullable PropertyId id,
            @Nullable Integer version,
            ArgumentValue<PropertyKind> kind,
            ArgumentValue<PropertyPurpose> purpose,
            ArgumentValue<String> title,
            ArgumentValue<String> description,
            ArgumentValue<SalePrice> salePrice,
            ArgumentValue<RentPrice> rentPrice,
            ArgumentValue<PropertyArea> area,
            ArgumentValue<Integer> bedrooms,
            ArgumentValue<Integer> bathrooms,
            ArgumentValue<Integer> parkingSpaces,
            ArgumentValue<Integer> yearBuilt,
            ArgumentValue<List<String>> features,
            ArgumentValue<Address> address,
            ArgumentValue<GeoPoint> location,
            ArgumentValue<Boolean> addressHidden,
            ArgumentValue<PropertyId> building,
            ArgumentValue<Owner> owner,
            ArgumentValue<MembershipId> agent,
            ArgumentValue<TeamId> team,
            @Nullable String idempotencyKey) {

        /** The stored values with this change made to them. */
        PropertyValues applyTo(PropertyValues stored, Supplier<String> tenantCurrency, PropertyErrors errors) {
            return new PropertyValues(
                    kind.isOmitted() ? stored.kind() : errors.required("kind", kind.value(), stored.kind()),
                    purpose.isOmitted()
                            ? stored.purpose()
                            : errors.required("purpose", purpose.value(), stored.purpose()),
                    title.isOmitted() ? stored.title() : errors.text("title", title.value(), PropertyErrors.MAX_TITLE),
                    description.isOmitted()
                            ? stored.description()
                            : errors.text("description", description.value(), PropertyErrors.MAX_DESCRIPTION),
                    salePrice.isOmitted() ? stored.salePrice() : sale(tenantCurrency, errors),
                    rentPrice.isOmitted() ? stored.rentPrice() : rent(tenantCurrency, errors),
                    area.isOmitted() ? stored.area() : errors.area(area.value()),
                    bedrooms.isOmitted() ? stored.bedrooms() : errors.count("bedrooms", bedrooms.value()),
                    bathrooms.isOmitted() ? stored.bathrooms() : errors.count("bathrooms", bathrooms.value()),
                    parkingSpaces.isOmitted()
                            ? stored.parkingSpaces()
                            : errors.count("parkingSpaces", parkingSpaces.value()),
                    yearBuilt.isOmitted() ? stored.yearBuilt() : errors.year(yearBuilt.value()),
                    features.isOmitted() ? stored.features() : errors.features(features.value()),
                    address.isOmitted() ? stored.address() : errors.address(address(stored.address())),
                    location.isOmitted() ? stored.location() : errors.location(location.value()),
                    stored.geocoded() && (location.isOmitted() || Objects.equals(stored.location(), location.value())),
                    addressHidden.isOmitted()
                            ? stored.addressHidden()
                            : errors.required("addressHidden", addressHidden.value(), stored.addressHidden()),
                    building.isOmitted() ? stored.buildingId() : building.value(),
                    owner.isOmitted() ? stored.owner() : errors.owner(owner(stored.owner())),
                    agent.isOmitted() ? stored.agentId() : agent.value(),
                    team.isOmitted() ? stored.teamId() : team.value());
        }

        private @Nullable PropertySalePrice sale(Supplier<String> tenantCurrency, PropertyErrors errors) {
            var given = salePrice.value();
            return given == null
                    ? null
                    : new PropertySalePrice(
                            errors.price("salePrice", given.amount().in(tenantCurrency)), given.validUntil());
        }

        private @Nullable PropertyRentPrice rent(Supplier<String> tenantCurrency, PropertyErrors errors) {
            var given = rentPrice.value();
            return given == null
                    ? null
                    : new PropertyRentPrice(
                            errors.price("rentPrice", given.amount().in(tenantCurrency)),
                            given.period(),
                            given.validUntil());
        }

        private PropertyAddress address(PropertyAddress stored) {
            var given = address.value();
            return given == null ? PropertyAddress.NONE : given.applyTo(stored);
        }

        private PropertyOwner owner(PropertyOwner stored) {
            var given = owner.value();
            return given == null ? PropertyOwner.NONE : given.applyTo(stored);
        }
    }

    record SalePrice(MoneyInput amount, @Nullable Instant validUntil) {}

    record RentPrice(
            MoneyInput amount, RentPeriod period, @Nullable Instant validUntil) {}

    record Address(
            ArgumentValue<String> country,
            ArgumentValue<String> city,
            ArgumentValue<String> district,
            ArgumentValue<String> street,
            ArgumentValue<String> buildingName,
            ArgumentValue<String> unitNumber,
            ArgumentValue<String> postalCode) {

        PropertyAddress applyTo(PropertyAddress stored) {
            return new PropertyAddress(
                    country.isOmitted() ? stored.country() : country.value(),
                    city.isOmitted() ? stored.city() : city.value(),
                    district.isOmitted() ? stored.district() : district.value(),
                    street.isOmitted() ? stored.street() : street.value(),
                    buildingName.isOmitted() ? stored.buildingName() : buildingName.value(),
                    unitNumber.isOmitted() ? stored.unitNumber() : unitNumber.value(),
                    postalCode.isOmitted() ? stored.postalCode() : postalCode.value());
        }
    }

    record Owner(ArgumentValue<String> name, ArgumentValue<String> email, ArgumentValue<String> phone) {

        PropertyOwner applyTo(PropertyOwner stored) {
            return new PropertyOwner(
                    name.isOmitted() ? stored.name() : name.value(),
                    email.isOmitted() ? stored.email() : email.value(),
                    phone.isOmitted() ? stored.phone() : phone.value());
        }
    }

    /** Which property to move. */
    record Move(PropertyId id) {}

    record MediaAdd(PropertyId id, List<FileId> fileIds, PropertyMediaKind kind) {}

    /** Which media of a property, in which order. */
    record MediaOf(PropertyId id, List<PropertyMediaId> media) {}

    record MediaUpdate(
            PropertyId id,
            PropertyMediaId medium,
            ArgumentValue<PropertyMediaKind> kind,
            @Nullable Boolean cover,
            ArgumentValue<String> alt,
            ArgumentValue<String> caption) {}
}
