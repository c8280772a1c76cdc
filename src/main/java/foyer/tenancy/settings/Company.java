package foyer.tenancy.settings;

import foyer.platform.graphql.UserErrorException.Problem;
import foyer.tenancy.tenants.TenantErrorCode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a company says of itself, as the schema shows it; null where it has not said.
 *
 * @param country ISO 3166-1
 */
public record Company(
        @Nullable String industry,
        @Nullable CompanySize size,
        @Nullable String country) {

    private static final int MAX_INDUSTRY = 100;

    static Company of(@Nullable String industry, @Nullable String size, @Nullable String country) {
        return new Company(industry, size == null ? null : CompanySize.valueOf(size), country);
    }

    /** As it is stored. */
    @Nullable String sizeName() {
        return size == null ? null : size.name();
    }

    /**
     * The industry as it is kept.
     *
     * @param problems gets what is wrong with it
     */
    public static @Nullable String industry(String field, @Nullable String given, List<Problem> problems) {
        if (given == null) {
            return null;
        }
        var text = given.strip();
        if (text.isEmpty() || text.codePointCount(0, text.length()) > MAX_INDUSTRY) {
            problems.add(Problem.of(TenantErrorCode.INDUSTRY_INVALID, field, MAX_INDUSTRY));
        }
        return text;
    }
}
