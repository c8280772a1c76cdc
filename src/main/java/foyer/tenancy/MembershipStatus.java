package foyer.tenancy;

/** Whether a membership is in force; the schema's enum of the same name. */
public enum MembershipStatus {
    ACTIVE,
    SUSPENDED,
    FROZEN,
    REMOVED
}
