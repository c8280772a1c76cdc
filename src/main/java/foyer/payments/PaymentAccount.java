package foyer.payments;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An account with a provider: the platform's, which tenants pay, or a tenant's own, which its customers pay.
 *
 * @param tenant whose it is; null for the platform's
 * @param id of the tenant's account; null for the platform's, of which there is one with each provider
 * @param live whether real money moves; false for a provider's test mode and for the sandbox
 */
public record PaymentAccount(
        Provider provider, @Nullable UUID tenant, @Nullable UUID id, boolean live, AccountKeys keys) {

    public boolean isPlatforms() {
        return tenant == null;
    }

    /** Shows no keys. */
    @Override
    public String toString() {
        return provider + (tenant == null ? " of the platform" : " of " + tenant);
    }
}
