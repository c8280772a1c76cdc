package foyer.entitlements;

/**
 * Why there is no more of a limit (spec/billing.md: three things, three codes). Each noun whose mutations count has the
 * values that it meets in its own enum of error codes, under the same names.
 */
public enum LimitRefusal {
    SEAT_LIMIT,
    LIMIT_REACHED,
    QUOTA_EXCEEDED
}
