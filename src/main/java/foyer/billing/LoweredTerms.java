package foyer.billing;

import foyer.payments.Provider;
import foyer.payments.ProviderSubscription;
import foyer.payments.ProviderSubscription.Next;
import foyer.platform.time.Moments;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * PayPal has what the buyer agreed to at once, and bills it with the next period. What is less than was paid for the present
 * one comes to a tenant with the next: until then it is what the subscription becomes ({@link ProviderSubscription#next}), and
 * what was paid stays granted. That depends on what was so in the period when, never on the order in which it is told
 * (spec/billing.md, "Model"). What is more is granted at once, but to whoever took such back before it was paid, or has paid
 * for a year ({@link UnpaidRaises}): that is granted when a period of it is told, which is paid when it begins, and not by time.
 */
@Component
class LoweredTerms {

    private final UnpaidRaises raises;

    LoweredTerms(UnpaidRaises raises) {
        this.raises = raises;
    }

    /** A subscription as it counts. */
    record TakenTerms(ProviderSubscription state, @Nullable PaidTerms paid) {}

    /** Whether what is granted and what the provider has may differ. */
    static boolean happenAt(Provider provider) {
        return provider == Provider.PAYPAL;
    }

    /** What is told of one that is not known. */
    TakenTerms first(Provider provider, ProviderSubscription told, Instant at) {
        return new TakenTerms(told, paid(provider, told, at));
    }

    /** What is told of how it is at a moment, later than all that is known. */
    TakenTerms taken(StoredSubscription known, ProviderSubscription told, Instant at) {
        if (!happenAt(known.provider())) {
            return new TakenTerms(told, null);
        }
        var paid = paid(known.provider(), told, at);
        return granted(told, paid != null && isOfItsPeriod(known, told) ? earliest(before(known), paid) : paid);
    }

    /** What is known, with what is told late of an earlier moment: of its period that may be what was paid. */
    TakenTerms amended(StoredSubscription known, ProviderSubscription late, Instant at) {
        var paid = paid(known.provider(), late, at);
        return paid == null || !isOfItsPeriod(known, late)
                ? new TakenTerms(known.state(), known.paid())
                : granted(had(known.state()), earliest(before(known), paid));
    }

    /**
     * What is told of one whose price is somebody else's, which says nothing of what is had for it: what was paid at ours stays
     * granted, and nothing that nobody has paid.
     */
    TakenTerms unpriced(StoredSubscription known, ProviderSubscription told) {
        var was = known.state();
        var paid = known.paid();
        if (paid != null && (known.unpaid() || raises.isMore(was.priceCode(), was.seats(), paid))) {
            return new TakenTerms(told.with(paid.priceCode(), paid.seats(), null), paid);
        }
        return new TakenTerms(told.with(was.priceCode(), was.seats(), was.next()), paid);
    }

    private static @Nullable PaidTerms paid(Provider provider, ProviderSubscription told, Instant at) {
        return happenAt(provider) && StoredSubscription.isLiving(told.status()) && told.periodStart() != null
                ? new PaidTerms(Objects.requireNonNull(told.priceCode()), told.seats(), at, told.periodEnd())
                : null;
    }

    private static boolean isOfItsPeriod(StoredSubscription known, ProviderSubscription told) {
        return known.isLiving()
                && told.periodStart() != null
                && told.periodStart().equals(known.state().periodStart());
    }

    /** Before anybody kept it, it was what is granted. */
    private static PaidTerms before(StoredSubscription known) {
        var state = known.state();
        return known.paid() == null
                ? new PaidTerms(known.priceCode(), state.seats(), Instant.EPOCH, state.periodEnd())
                : known.paid();
    }

    /** What the provider has of one that is stored. */
    static ProviderSubscription had(ProviderSubscription state) {
        var next = state.next();
        return next == null
                ? state
                : state.with(Objects.requireNonNullElse(next.priceCode(), state.priceCode()), next.seats(), null);
    }

    private TakenTerms granted(ProviderSubscription now, @Nullable PaidTerms paid) {
        if (paid == null || paid.until() == null || !(isLess(paid, now) || raises.isHeld(paid, now))) {
            return new TakenTerms(now, paid);
        }
        var next = new Next(now.priceCode(), now.seats(), paid.until());
        return new TakenTerms(now.with(paid.priceCode(), paid.seats(), next), paid);
    }

    private boolean isLess(PaidTerms paid, ProviderSubscription now) {
        return raises.isLess(paid.priceCode(), paid.seats(), now.priceCode(), now.seats());
    }

    /** Of one moment the most. */
    private PaidTerms earliest(PaidTerms one, PaidTerms other) {
        var first = one.at().equals(other.at())
                ? raises.isLess(one.priceCode(), one.seats(), other.priceCode(), other.seats())
                : one.at().isBefore(other.at());
        var terms = first ? one : other;
        return new PaidTerms(terms.priceCode(), terms.seats(), terms.at(), Moments.earlier(one.until(), other.until()));
    }
}
