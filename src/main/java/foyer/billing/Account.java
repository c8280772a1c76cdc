package foyer.billing;

import foyer.entitlements.AccessLevel;
import foyer.entitlements.Plan;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A tenant's account with the platform: which subscription counts, and what of it was written to the tenant's claim.
 *
 * @param trialUsedAt when free days were used; null while they were not
 * @param granted what the claim was given last; null while billing has given it nothing
 * @param cause why access is so; null while nobody noted it
 * @param accessChangesAt when the level changes by time alone; null for never
 * @param dueAt when anything is due by time alone; null for never
 * @param warnedFor the end of grace that they were told of
 */
record Account(
        @Nullable SubscriptionId subscription,
        @Nullable Instant trialUsedAt,
        @Nullable Granted granted,
        AccessLevel access,
        Access.@Nullable Cause cause,
        @Nullable Instant accessChangesAt,
        @Nullable Instant dueAt,
        @Nullable Instant warnedFor,
        int version) {

    /** Of a tenant that has never had to do with billing. */
    static final Account NONE = new Account(null, null, null, AccessLevel.FULL, null, null, null, null, 0);

    /** Whether it is the same but for its version. */
    boolean isAs(Account other) {
        return new Account(
                        subscription,
                        trialUsedAt,
                        granted,
                        access,
                        cause,
                        accessChangesAt,
                        dueAt,
                        warnedFor,
                        other.version())
                .equals(other);
    }

    /** The plan whose entitlements the tenant has. */
    String planCode() {
        return granted == null ? Plan.FREE : granted.plan();
    }

    /**
     * What a claim is given.
     *
     * @param seats that are paid for; null for those of the plan
     * @param periodStart of quotas; null for calendar months
     */
    record Granted(
            String plan,
            @Nullable Integer seats,
            @Nullable Instant periodStart,
            @Nullable Instant periodEnd) {}
}
