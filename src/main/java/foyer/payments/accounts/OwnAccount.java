package foyer.payments.accounts;

import foyer.payments.Provider;
import java.time.Instant;

/** A tenant's own account as it is stored; the schema's PaymentAccount. */
record OwnAccount(
        PaymentAccountId id, Provider provider, boolean live, OwnKeys keys, Instant createdAt, Instant updatedAt) {

    /** Whether webhooks can be told apart from what others send. */
    public boolean takesWebhooks() {
        return switch (provider) {
            case STRIPE -> !keys.webhookSecrets().isEmpty();
            case PAYPAL -> keys.webhookId() != null;
            case SANDBOX -> false;
        };
    }

    /** Shows no keys. */
    @Override
    public String toString() {
        return "OwnAccount[" + id + "]";
    }
}
