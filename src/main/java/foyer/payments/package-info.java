/**
 * Providers of payments behind one contract: Stripe, PayPal and a sandbox; the accounts with them, the platform's and
 * each tenant's own; and the inbox of their webhooks. It knows money and providers, and nothing of what is sold.
 */
@ApplicationModule(allowedDependencies = {"platform", "audit", "jobs", "tenancy", "tenancy::control"})
@NullMarked
package foyer.payments;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
