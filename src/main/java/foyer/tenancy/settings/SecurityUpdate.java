package foyer.tenancy.settings;

import foyer.platform.graphql.UserErrorException;
import foyer.platform.graphql.UserErrorException.Problem;
import foyer.tenancy.policies.SecurityPolicy;
import foyer.tenancy.tenants.TenantErrorCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.ArgumentValue;

/** The input of {@code tenantSecurityUpdate}: a field that is absent stays. */
record SecurityUpdate(
        ArgumentValue<Integer> passwordMinLength,
        ArgumentValue<Boolean> secondFactorRequired,
        ArgumentValue<Integer> sessionHours,
        ArgumentValue<List<String>> emailDomains) {

    private static final int SHORTEST_PASSWORD = 8;
    private static final int LONGEST_PASSWORD = 64;
    private static final int LONGEST_SESSION = 2_160;
    private static final int MOST_DOMAINS = 100;
    private static final int LONGEST_DOMAIN = 253;

    private static final Pattern DOMAIN = Pattern.compile("[\\p{L}\\p{N}-]{1,63}(\\.[\\p{L}\\p{N}-]{1,63})+");

    /**
     * The stored policy with this change made to it.
     *
     * @throws UserErrorException with everything that is wrong
     */
    SecurityPolicy applyTo(SecurityPolicy stored) {
        var problems = new ArrayList<Problem>();
        var changed = new SecurityPolicy(
                within(
                        "passwordMinLength",
                        passwordMinLength,
                        stored.passwordMinLength(),
                        SHORTEST_PASSWORD,
                        LONGEST_PASSWORD,
                        problems),
                required("secondFactorRequired", secondFactorRequired, stored.secondFactorRequired(), problems),
                within("sessionHours", sessionHours, stored.sessionHours(), 1, LONGEST_SESSION, problems),
                domains(required("emailDomains", emailDomains, stored.emailDomains(), problems), problems));
        if (!problems.isEmpty()) {
            throw new UserErrorException(problems, Map.of());
        }
        return changed;
    }

    private static @Nullable Integer within(
            String field,
            ArgumentValue<Integer> given,
            @Nullable Integer stored,
            int least,
            int most,
            List<Problem> problems) {
        var value = given.isOmitted() ? stored : given.value();
        if (value != null && (value < least || value > most)) {
            problems.add(Problem.of(TenantErrorCode.OUT_OF_RANGE, field, least, most));
        }
        return value;
    }

    private static <T> T required(String field, ArgumentValue<T> given, T stored, List<Problem> problems) {
        if (!given.isOmitted() && given.value() == null) {
            problems.add(Problem.of(TenantErrorCode.REQUIRED, field));
        }
        return Objects.requireNonNullElse(given.value(), stored);
    }

    private static List<String> domains(List<String> given, List<Problem> problems) {
        var domains = given.stream()
                .map(domain -> domain.strip().toLowerCase(Locale.ROOT))
                .distinct()
                .toList();
        if (domains.size() > MOST_DOMAINS || !domains.stream().allMatch(SecurityUpdate::isDomain)) {
            problems.add(Problem.of(TenantErrorCode.DOMAIN_INVALID, "emailDomains", MOST_DOMAINS));
        }
        return domains;
    }

    private static boolean isDomain(String domain) {
        return domain.length() <= LONGEST_DOMAIN && DOMAIN.matcher(domain).matches();
    }
}
