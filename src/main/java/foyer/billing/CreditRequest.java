package foyer.billing;

import foyer.payments.Provider;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Credit that a provider is asked to give. Its id is the key of the deed with the provider, and what comes of it names it.
 *
 * @param customer the provider's id of the customer
 * @param amountMinor in the smallest unit of the currency
 * @param credit what came of it; null unless it is done
 * @param refusal why nothing came of it; null unless it was refused
 */
record CreditRequest(
        UUID id,
        Provider provider,
        String customer,
        String currency,
        long amountMinor,
        String reason,
        Status status,
        @Nullable BillingCreditId credit,
        @Nullable BillingErrorCode refusal,
        Instant createdAt) {

    /** How far it has come. */
    enum Status {
        /** The provider is being asked, or nobody knows what it answered. */
        REQUESTED,
        DONE,
        REFUSED,
        /** The provider does not know the key any more, and shows no credit of it: people have to look. */
        UNKNOWN
    }
}
