package foyer.billing;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What was paid for the present period of a subscription: what it was at the earliest moment of the period of which anybody
 * has told.
 *
 * @param at that moment
 * @param until when the period ends; null while nobody has said
 */
record PaidTerms(
        String priceCode, int seats, Instant at, @Nullable Instant until) {}
