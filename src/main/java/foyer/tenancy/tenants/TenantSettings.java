package foyer.tenancy.tenants;

import foyer.platform.limits.Rate;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How many tenants one user makes; {@code FOYER_TENANTS_…}. What a user changes of themselves is changed in each of theirs.
 *
 * @param owned how many a user can own
 * @param made how many a user makes at once
 * @param madePer how long all {@code made} take to come back
 */
@ConfigurationProperties("foyer.tenants")
record TenantSettings(
        @DefaultValue("50") int owned,
        @DefaultValue("20") int made,
        @DefaultValue("1h") Duration madePer) {

    TenantSettings {
        if (owned < 1) {
            throw new IllegalArgumentException("foyer.tenants.owned must be at least 1");
        }
        // Raises at the start what would otherwise raise at the first tenant.
        new Rate(made, madePer);
    }

    Rate rate() {
        return new Rate(made, madePer);
    }
}
