package foyer.properties;

import foyer.platform.events.ChangedFields;
import foyer.properties.geo.GeoPoint;
import foyer.tenancy.MembershipId;
import foyer.tenancy.teams.TeamId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What people edit of a property, in stored form: checked, trimmed, normalised. Compared field by field on update. */
record PropertyValues(
        PropertyKind kind,
        PropertyPurpose purpose,
        @Nullable String title,
        @Nullable String description,
        @Nullable PropertySalePrice salePrice,
        @Nullable PropertyRentPrice rentPrice,
        @Nullable PropertyArea area,
        @Nullable Integer bedrooms,
        @Nullable Integer bathrooms,
        @Nullable Integer parkingSpaces,
        @Nullable Integer yearBuilt,
        List<String> features,
        PropertyAddress address,
        @Nullable GeoPoint location,
        boolean geocoded,
        boolean addressHidden,
        @Nullable PropertyId buildingId,
        PropertyOwner owner,
        @Nullable MembershipId agentId,
        @Nullable TeamId teamId) {

    /** Of a property that is about to be made. */
    static PropertyValues of(PropertyKind kind, PropertyPurpose purpose) {
        return new PropertyValues(
                kind,
                purpose,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                List.of(),
                PropertyAddress.NONE,
                null,
                false,
                false,
                null,
                PropertyOwner.NONE,
                null,
                null);
    }

    static PropertyValues of(Property property) {
        return new PropertyValues(
                property.kind(),
                property.purpose(),
                property.title(),
                property.description(),
                property.salePrice(),
                property.rentPrice(),
                property.area(),
                property.bedrooms(),
                property.bathrooms(),
                property.parkingSpaces(),
                property.yearBuilt(),
                property.features(),
                property.address(),
                property.location(),
                property.geocoded(),
                property.addressHidden(),
                property.buildingId(),
                property.owner(),
                property.agentId(),
                property.teamId());
    }

    /** The names, in the schema, of the fields that differ. */
    List<String> changedTo(PropertyValues other) {
        return ChangedFields.between(byField(), other.byField());
    }

    /** Each value by its field's name in the schema, as the audit log keeps it. */
    Map<String, @Nullable Object> byField() {
        var fields = new LinkedHashMap<String, @Nullable Object>();
        fields.put("kind", kind);
        fields.put("purpose", purpose);
        fields.put("title", title);
        fields.put("description", description);
        fields.put("salePrice", salePrice);
        fields.put("rentPrice", rentPrice);
        fields.put("area", area);
        fields.put("bedrooms", bedrooms);
        fields.put("bathrooms", bathrooms);
        fields.put("parkingSpaces", parkingSpaces);
        fields.put("yearBuilt", yearBuilt);
        fields.put("features", features);
        fields.put("address.country", address.country());
        fields.put("address.city", address.city());
        fields.put("address.district", address.district());
        fields.put("address.street", address.street());
        fields.put("address.buildingName", address.buildingName());
        fields.put("address.unitNumber", address.unitNumber());
        fields.put("address.postalCode", address.postalCode());
        fields.put("location", location);
        fields.put("addressHidden", addressHidden);
        fields.put("building", buildingId == null ? null : buildingId.toString());
        fields.put("owner.name", owner.name());
        fields.put("owner.email", owner.email());
        fields.put("owner.phone", owner.phone());
        fields.put("agent", agentId == null ? null : agentId.toString());
        fields.put("team", teamId == null ? null : teamId.toString());
        return fields;
    }
}
