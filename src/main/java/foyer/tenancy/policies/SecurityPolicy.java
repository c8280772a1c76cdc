package foyer.tenancy.policies;

import foyer.identity.PasswordRules;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a tenant asks of how its members sign in (spec/identity.md, "Per-tenant policy").
 *
 * @param passwordMinLength null for what the application asks of everybody
 * @param sessionHours how long a session lives at most, however often it is used; null for as long as the application
 *     lets it
 * @param emailDomains of whoever joins, in lower case; none for any
 */
public record SecurityPolicy(
        @Nullable Integer passwordMinLength,
        boolean secondFactorRequired,
        @Nullable Integer sessionHours,
        List<String> emailDomains) {

    /** Asks nothing. */
    public static final SecurityPolicy NONE = new SecurityPolicy(null, false, null, List.of());

    /** What either asks of people who are in both tenants; whom each lets in is its own affair. */
    public SecurityPolicy and(SecurityPolicy other) {
        return new SecurityPolicy(
                larger(passwordMinLength, other.passwordMinLength),
                secondFactorRequired || other.secondFactorRequired,
                smaller(sessionHours, other.sessionHours),
                List.of());
    }

    /** What a password has to be. */
    public PasswordRules.Demands demands() {
        return new PasswordRules.Demands(passwordMinLength == null ? 0 : passwordMinLength, secondFactorRequired);
    }

    /** Whether somebody with this address may join. */
    public boolean admits(String email) {
        var domain = email.substring(email.lastIndexOf('@') + 1).toLowerCase(Locale.ROOT);
        return emailDomains.isEmpty() || emailDomains.contains(domain);
    }

    public @Nullable Duration longestSession() {
        return sessionHours == null ? null : Duration.ofHours(sessionHours);
    }

    private static @Nullable Integer larger(@Nullable Integer one, @Nullable Integer other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return Math.max(one, other);
    }

    private static @Nullable Integer smaller(@Nullable Integer one, @Nullable Integer other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return Math.min(one, other);
    }
}
