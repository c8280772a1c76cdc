package foyer.billing;

import foyer.payments.Provider;
import org.jspecify.annotations.Nullable;

/** How a provider names an invoice, a payment or a refund: others of its documents point to it so. */
record DocumentKey(Provider provider, String id) {

    static @Nullable DocumentKey of(Provider provider, @Nullable String id) {
        return id == null ? null : new DocumentKey(provider, id);
    }
}
