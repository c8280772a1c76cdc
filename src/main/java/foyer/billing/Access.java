package foyer.billing;

import foyer.entitlements.AccessLevel;
import foyer.payments.SubscriptionStatus;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far a subscription lets its tenant work at a moment.
 *
 * @param paid whether the tenant has the plan that is paid for, or the free one
 * @param changesAt when another level comes by time alone; null for never
 * @param graceEndsAt when grace ends; null when there is none, or when nothing worse comes
 */
record Access(
        boolean paid,
        AccessLevel level,
        @Nullable Instant changesAt,
        @Nullable Instant graceEndsAt,
        Cause cause) {

    /** Without a subscription. */
    static final Access FREE = new Access(false, AccessLevel.FULL, null, null, Cause.ENDED);

    /** Why it is so, as owners are told: each has another way out. */
    enum Cause {
        /** All is in order. */
        NONE,
        /** What is due is not paid. */
        LATE,
        /** What was paid went back by a dispute, and its invoice cannot be paid again. */
        DISPUTED,
        /** The subscription is paused. */
        PAUSED,
        /** None goes on: the plan is the free one. */
        ENDED;

        static Cause of(SubscriptionStatus status) {
            return switch (status) {
                case TRIALING, ACTIVE -> NONE;
                case PAST_DUE, UNPAID -> LATE;
                case PAUSED -> PAUSED;
                case INCOMPLETE, CANCELLED -> ENDED;
            };
        }
    }

    /** The same, since a payment went back by a dispute. */
    Access disputed() {
        return new Access(paid, level, changesAt, graceEndsAt, Cause.DISPUTED);
    }
}
