package foyer.billing;

import foyer.payments.Provider;
import foyer.payments.ProviderSubscription;
import foyer.payments.ProviderSubscription.Next;
import foyer.payments.SubscriptionStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A subscription as it is stored.
 *
 * @param state as the provider told of it, in whole microseconds and without when that was
 * @param statusSince since when it stands so, as far as anybody has said; one that is behind with paying stays so
 *     whatever the provider calls it
 * @param seenAt when it was so as it is here: what is told and is not later is asked for anew
 * @param live whether it is of its provider's account for real money, or of the test mode; null where nobody noted it
 * @param livingSince the earliest moment of which was told that it goes on, where the provider's beginning is another; null
 *     else
 * @param extra whether it was found to be one too many: it never counts, and is ended
 * @param extraSince what was paid of such a one from then on goes back; null for all of it
 * @param paid what was paid for the present period, with a provider of which that may be more than it has; null else
 * @param unpaid whether what the provider has already is more than that: then it comes once it is paid, and never before
 */
record StoredSubscription(
        SubscriptionId id,
        Provider provider,
        ProviderSubscription state,
        String priceCode,
        Instant statusSince,
        Instant seenAt,
        @Nullable Boolean live,
        @Nullable Instant livingSince,
        boolean extra,
        @Nullable Instant extraSince,
        @Nullable PaidTerms paid,
        boolean unpaid,
        int version) {

    /** In which they began. */
    static final Comparator<StoredSubscription> IN_ORDER = Comparator.comparing(StoredSubscription::began)
            .thenComparing(one -> one.state().id());

    /** So long after it ended, or was paid, money may go back: buyers may dispute with PayPal, and mostly with banks. */
    static final Duration COMPARED = Duration.ofDays(180);

    /** When it was there for its tenant, as far as anybody has said: a page may have been made long before it was agreed to. */
    Instant began() {
        return livingSince == null ? Objects.requireNonNullElse(state.startedAt(), Instant.MAX) : livingSince;
    }

    /** Where the provider counts from when the page was made: the moment of a telling that it goes on, else null. */
    static @Nullable Instant livingAt(Provider provider, ProviderSubscription told, Instant at) {
        return provider == Provider.PAYPAL && isLiving(told.status()) ? at : null;
    }

    SubscriptionStatus status() {
        return state.status();
    }

    /** Whether its provider may have news of it; of one that was never begun there is nothing to be told. */
    boolean isCompared(Instant now) {
        var ended = state.endedAt();
        return ended == null
                || (state.periodEnd() != null && ended.plus(COMPARED).isAfter(now));
    }

    /**
     * How it stands at a moment: one that is to end with its period has ended with it, and less has come with it, though its
     * provider does not say so.
     */
    StoredSubscription at(Instant now) {
        var end = state.periodEnd();
        if (isLiving() && state.cancelAtPeriodEnd() && end != null && !end.isAfter(now)) {
            return of(state.ended(end), priceCode);
        }
        var lowered = lowered();
        if (lowered == null || lowered.at().isAfter(now)) {
            return this;
        }
        var becomes = LoweredTerms.had(state);
        return of(becomes, Objects.requireNonNullElse(becomes.priceCode(), priceCode));
    }

    private StoredSubscription of(ProviderSubscription other, String otherPrice) {
        return new StoredSubscription(
                id,
                provider,
                other,
                otherPrice,
                statusSince,
                seenAt,
                live,
                livingSince,
                extra,
                extraSince,
                paid,
                unpaid,
                version);
    }

    /** What the provider has already and the tenant has not ({@link LoweredTerms}); null for nothing. */
    @Nullable Next ahead() {
        return isLiving() && LoweredTerms.happenAt(provider) ? state.next() : null;
    }

    /** Of that, what is less and comes by time alone; null for nothing. */
    @Nullable Next lowered() {
        return unpaid ? null : ahead();
    }

    /** Whether it goes on: it was paid, or is to be. */
    boolean isLiving() {
        return isLiving(status());
    }

    /** Whether it goes on and is not to be ended. */
    boolean counts() {
        return isLiving() && !extra;
    }

    static boolean isLiving(SubscriptionStatus status) {
        return status != SubscriptionStatus.CANCELLED && status != SubscriptionStatus.INCOMPLETE;
    }

    /** Whether payment is late. */
    static boolean isBehind(SubscriptionStatus status) {
        return status == SubscriptionStatus.PAST_DUE || status == SubscriptionStatus.UNPAID;
    }

    /** For other packages. */
    Subscription shown() {
        return new Subscription(provider, state.id(), state.customer(), state.endedAt());
    }
}
