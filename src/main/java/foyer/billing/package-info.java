/** The platform charges tenants: prices, subscriptions and what became of them; it writes what tenants may do. */
@ApplicationModule(
        allowedDependencies = {
            "platform",
            "audit",
            "entitlements",
            "jobs",
            "tenancy",
            "tenancy::control",
            "payments",
            "payments::sandbox"
        })
@NullMarked
package foyer.billing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
