package foyer.entitlements;

/** Why a plan was not saved; the schema's enum of the same name. */
public enum PlanErrorCode {
    NOT_FOUND,
    FEATURE_INVALID,
    LIMIT_INVALID,
    REASON_INVALID,
    VERSION_CONFLICT
}
