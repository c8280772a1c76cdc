package foyer.properties;

import org.jspecify.annotations.Nullable;

/** Where a property is, in words; null for what is unknown. */
public record PropertyAddress(
        @Nullable String country,
        @Nullable String city,
        @Nullable String district,
        @Nullable String street,
        @Nullable String buildingName,
        @Nullable String unitNumber,
        @Nullable String postalCode) {

    /** Nothing is known. */
    static final PropertyAddress NONE = new PropertyAddress(null, null, null, null, null, null, null);
}
