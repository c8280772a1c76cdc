package foyer.entitlements;

import java.time.Instant;

/**
 * A plan that was edited.
 *
 * @param version how often, 1 and more: one that is as it ships has version 0
 */
public record PlanEdit(Plan plan, int version, Instant updatedAt) {}
