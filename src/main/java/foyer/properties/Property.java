package foyer.properties;

import foyer.properties.geo.GeoPoint;
import foyer.records.Subject;
import foyer.tenancy.MembershipId;
import foyer.tenancy.teams.TeamId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something to sell or to let, as the schema shows it.
 *
 * @param reference its number, unique in the tenant
 * @param agentId the member who looks after it, or null
 * @param geocoded whether its place was found by its address, and not given by people
 * @param archivedAt null unless its status is ARCHIVED
 * @param distance from the point that it was searched around, in millimetres; null where it was not
 */
public record Property(
        PropertyId id,
        String reference,
        PropertyStatus status,
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
        @Nullable TeamId teamId,
        int version,
        Instant createdAt,
        Instant updatedAt,
        @Nullable Instant publishedAt,
        @Nullable Instant archivedAt,
        @Nullable Long distance) {

    /** What properties are called in events, timelines and the audit log: the schema's type. */
    static final String TYPE = "Property";

    /** Who says where it is; null when nobody does. */
    @Nullable PropertyLocationSource locationSource() {
        if (location == null) {
            return null;
        }
        return geocoded ? PropertyLocationSource.GEOCODED : PropertyLocationSource.MANUAL;
    }

    boolean archived() {
        return status == PropertyStatus.ARCHIVED;
    }

    Subject subject() {
        return new Subject(TYPE, id.value());
    }
}
