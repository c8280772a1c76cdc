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

/** The order of a list of properties that the public sees; the schema's enum of the same name. */
enum PublicPropertyOrder {
    PUBLISHED_AT_DESC,
    DISTANCE_ASC;

    private static final Column<PublicProperty, ?> ID = new Column<>(PROPERTY.ID, PublicProperty::id);
    private static final Keyset<PublicProperty> PUBLISHED = Keyset.descending(
            "PUBLISHED_AT_DESC", List.of(new Column<>(PROPERTY.PUBLISHED_AT, PublicProperty::publishedAt), ID));

    /** The keyset of a list that is searched around this; the nearest first only where there is something to be near to. */
    Keyset<PublicProperty> keyset(@Nullable GeoCircle near) {
        return switch (this) {
            case PUBLISHED_AT_DESC -> PUBLISHED;
            case DISTANCE_ASC -> {
                if (near == null) {
                    throw new ApiException(ApiErrorCode.BAD_USER_INPUT, "properties.orderNear");
                }
                yield nearest(near);
            }
        };
    }

    private static Keyset<PublicProperty> nearest(GeoCircle near) {
        return Keyset.ascending(
                "DISTANCE_ASC",
                List.of(
                        new Column<>(
                                PropertyGeoQueries.PUBLIC.distance(near.center()),
                                property -> Objects.requireNonNull(property.distance())),
                        ID));
    }
}
