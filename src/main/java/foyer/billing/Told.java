package foyer.billing;

import java.time.Duration;
import java.time.Instant;

/**
 * How a state came to be known, and when it was so.
 *
 * @param at when it was so
 * @param asked whether the provider was asked for how it is now: it is so whatever was told before
 * @param reconciling whether it was asked for to compare
 */
record Told(Instant at, boolean asked, boolean reconciling) {

    /** The clocks of the provider and of this node may be so far apart. */
    private static final Duration SKEW = Duration.ofMinutes(5);

    /** By an event: it may come late, and again. */
    static Told byEvent(Instant occurredAt) {
        return new Told(SubscriptionStates.whole(occurredAt), false, false);
    }

    /**
     * As it is now. It is dated ahead by as much as clocks may be apart: events of that time are doubted, and cost another
     * question, rather than taken for news.
     */
    static Told byAnswer(Instant now, boolean reconciling) {
        return new Told(now.plus(SKEW), true, reconciling);
    }

    /** Whether it says more than what was so at that moment. */
    boolean isLaterThan(Instant seenAt) {
        return asked || at.isAfter(seenAt);
    }

    Instant laterOf(Instant seenAt) {
        return at.isAfter(seenAt) ? at : seenAt;
    }
}
