package foyer.tenancy.settings;

import foyer.platform.graphql.UserErrorException;
import foyer.platform.graphql.UserErrorException.Problem;
import foyer.tenancy.People;
import foyer.tenancy.tenants.Slugs;
import foyer.tenancy.tenants.TenantErrorCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.graphql.data.ArgumentValue;

/** The input of {@code tenantUpdate}: a field that is absent stays, and only those of the company can be null. */
record TenantUpdate(
        ArgumentValue<String> name,
        ArgumentValue<String> slug,
        ArgumentValue<String> locale,
        ArgumentValue<String> timeZone,
        ArgumentValue<String> currency,
        ArgumentValue<String> customerSignUp,
        ArgumentValue<Boolean> impersonationAllowed,
        ArgumentValue<String> industry,
        ArgumentValue<CompanySize> size,
        ArgumentValue<String> country) {

    /**
     * The stored settings with this change made to them.
     *
     * @throws UserErrorException with everything that is wrong
     */
    TenantSettings applyTo(TenantSettings stored) {
        var problems = new ArrayList<Problem>();
        var changed = new TenantSettings(
                name(given("name", name, stored.name(), problems), problems),
                slug(given("slug", slug, stored.slug(), problems), stored.slug(), problems),
                given("locale", locale, stored.locale(), problems),
                given("timeZone", timeZone, stored.timeZone(), problems),
                given("currency", currency, stored.currency(), problems),
                given("customerSignUp", customerSignUp, stored.customerSignUp(), problems),
                given("impersonationAllowed", impersonationAllowed, stored.impersonationAllowed(), problems),
                company(stored.company(), problems));
        if (!problems.isEmpty()) {
            throw new UserErrorException(problems, Map.of());
        }
        return changed;
    }

    private Company company(Company stored, List<Problem> problems) {
        return new Company(
                industry.isOmitted() ? stored.industry() : Company.industry("industry", industry.value(), problems),
                size.isOmitted() ? stored.size() : size.value(),
                country.isOmitted() ? stored.country() : country.value());
    }

    private static <T> T given(String field, ArgumentValue<T> given, T stored, List<Problem> problems) {
        if (given.isOmitted()) {
            return stored;
        }
        var value = given.value();
        if (value == null) {
            problems.add(Problem.of(TenantErrorCode.REQUIRED, field));
            return stored;
        }
        return value;
    }

    private static String name(String name, List<Problem> problems) {
        if (!People.isName(name)) {
            problems.add(Problem.of(TenantErrorCode.NAME_INVALID, "name", People.MAX_NAME));
        }
        return name.strip();
    }

    /** Whoever has a name that was reserved later keeps it. */
    private static String slug(String slug, String stored, List<Problem> problems) {
        if (slug.equals(stored)) {
            return slug;
        }
        if (!Slugs.isValid(slug)) {
            problems.add(Problem.of(TenantErrorCode.SLUG_INVALID, "slug"));
        } else if (Slugs.isReserved(slug)) {
            problems.add(Problem.of(TenantErrorCode.SLUG_TAKEN, "slug"));
        }
        return slug;
    }
}
