package foyer.platform.start;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import org.springframework.core.env.Environment;

/** What this Foyer is for, by its Spring profile; decides what it takes for granted and what it refuses. */
public enum Deployment {
    /** No profile: embedded database, demo data, a secret made at the first start. */
    DEVELOPMENT,
    /** Production's rules, but test keys and demo data are allowed. */
    STAGING,
    PRODUCTION;

    /** A misspelt "production" must not run by development's rules: unknown profiles end the start. */
    public static Deployment of(Environment environment) {
        var profiles = Set.copyOf(Arrays.asList(environment.getActiveProfiles()));
        for (var profile : profiles) {
            if (!profile.equals(STAGING.profile()) && !profile.equals(PRODUCTION.profile())) {
                throw new SettingException(
                        "SPRING_PROFILES_ACTIVE",
                        "names the unknown profile \"" + profile + "\"",
                        "use staging, production, or none for development");
            }
        }
        if (profiles.contains(PRODUCTION.profile())) {
            return PRODUCTION;
        }
        return profiles.contains(STAGING.profile()) ? STAGING : DEVELOPMENT;
    }

    /** Whether strangers can reach it: then production's rules hold. */
    public boolean isPublic() {
        return this != DEVELOPMENT;
    }

    String profile() {
        return name().toLowerCase(Locale.ROOT);
    }
}
