package foyer.leads.assignment;

/** Why a rule was not saved or deleted; the schema's enum of the same name. */
public enum AssignmentRuleErrorCode {
    NOT_FOUND,
    VERSION_CONFLICT,
    NAME_INVALID,
    NAME_TAKEN,
    POOL_INVALID,
    MEMBER_NOT_FOUND,
    TEAM_NOT_FOUND,
    FORM_NOT_FOUND,
    WEIGHT_INVALID,
    TERRITORY_INVALID,
    CAPACITY_INVALID,
    POSITION_INVALID,
    TOO_MANY_RULES,
    IDEMPOTENCY_KEY_REUSED
}
