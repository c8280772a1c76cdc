package foyer.properties;

import static foyerdb.properties.Tables.PROPERTY;

import foyer.platform.graphql.ApiErrorCode;
import foyer.platform.graphql.ApiException;
import foyer.platform.graphql.Keyset;
import foyer.platform.graphql.Keyset.Column;
import foyer.properties.geo.GeoCircle;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The order of a list of properties; the schema's enum of the same name. */
enum PropertyOrder {
    CREATED_AT_DESC,
    UPDATED_AT_DESC,
    REFERENCE_ASC,
    DISTANCE_ASC;

    private static final Column<Property, ?> ID =
            new Column<>(PROPERTY.ID, property -> property.id().value());
    private static final Keyset<Property> CREATED =
            Keyset.descending("CREATED_AT_DESC", List.of(new Column<>(PROPERTY.CREATED_AT, Property::createdAt), ID));
    private static final Keyset<Property> UPDATED =
            Keyset.descending("UPDATED_AT_DESC", List.of(new Column<>(PROPERTY.UPDATED_AT, Property::updatedAt), ID));
    private static final Keyset<Property> REFERENCE =
            Keyset.ascending("REFERENCE_ASC", List.of(new Column<>(PROPERTY.REFERENCE, Property::reference), ID));

    /** The keyset of a list that is searched around this; the nearest first only where there is something to be near to. */
    Keyset<Property> keyset(@Nullable GeoCircle near) {
        return switch (this) {
            case CREATED_AT_DESC -> CREATED;
            case UPDATED_AT_DESC -> UPDATED;
            case REFERENCE_ASC -> REFERENCE;
            case DISTANCE_ASC -> {
                if (near == null) {
                    throw new ApiException(ApiErrorCode.BAD_USER_INPUT, "properties.orderNear");
                }
                yield nearest(near);
            }
        };
    }

    private static Keyset<Property> nearest(GeoCircle near) {
        return Keyset.ascending(
                "DISTANCE_ASC",
                List.of(
                        new Column<>(
                                PropertyGeoQueries.EXACT.distance(near.center()),
                                property -> Objects.requireNonNull(property.distance())),
                        ID));
    }
}
