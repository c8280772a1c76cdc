package foyer.jobs;

import foyer.entitlements.Limit;

/** What a job uses of the tenant's plan: reserved when it is made, used when it is COMPLETED, given back when not. */
public record JobQuota(Limit limit, long amount) {}
