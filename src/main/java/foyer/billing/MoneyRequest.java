package foyer.billing;

import foyer.platform.money.Money;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a provider is asked to do with money, once: the id is the deed's key with the provider.
 *
 * @param <S> what money it is about
 * @param outcome the id of what came of it; null unless it is done
 * @param refusal why nothing came of it, or that nobody knows; null unless it was refused or is unknown
 */
record MoneyRequest<S>(
        UUID id,
        S subject,
        Money amount,
        Status status,
        @Nullable UUID outcome,
        @Nullable BillingErrorCode refusal,
        Instant createdAt) {

    /** How far it has come. */
    enum Status {
        /** The provider is being asked, or nobody knows what it answered. */
        REQUESTED,
        DONE,
        REFUSED,
        /** The provider may not know the key any more: asked again it might do it twice. People have to look. */
        UNKNOWN
    }

    /** One that nobody was asked for yet. */
    static <S> MoneyRequest<S> of(UUID id, S subject, Money amount, Instant now) {
        return new MoneyRequest<>(id, subject, amount, Status.REQUESTED, null, null, now);
    }

    /** What the provider knows it by. */
    String key() {
        return id.toString();
    }
}
