package foyer.leads;

import org.jspecify.annotations.Nullable;

/**
 * Where a lead is, in words; null for what is unknown.
 *
 * @param country ISO 3166-1 alpha-2
 */
public record LeadAddress(
        @Nullable String line1,
        @Nullable String line2,
        @Nullable String city,
        @Nullable String region,
        @Nullable String postalCode,
        @Nullable String country) {

    /** Nothing is known. */
    public static final LeadAddress NONE = new LeadAddress(null, null, null, null, null, null);

    /** With what another has, where that has anything. */
    public LeadAddress filledBy(LeadAddress other) {
        return new LeadAddress(
                first(other.line1, line1),
                first(other.line2, line2),
                first(other.city, city),
                first(other.region, region),
                first(other.postalCode, postalCode),
                first(other.country, country));
    }

    private static @Nullable String first(@Nullable String one, @Nullable String otherwise) {
        return one == null ? otherwise : one;
    }
}
