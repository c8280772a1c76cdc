package foyer.leads;

/** Why a lead was not made or changed; the schema's enum of the same name. */
public enum LeadErrorCode {
    NOT_FOUND,
    SCOPE_FORBIDDEN,
    VERSION_CONFLICT,
    TITLE_INVALID,
    TEXT_INVALID,
    SCORE_INVALID,
    VALUE_INVALID,
    TAGS_INVALID,
    STAGE_NOT_FOUND,
    LOST_REASON_INVALID,
    ASSIGNEE_NOT_FOUND,
    ASSIGN_FORBIDDEN,
    REQUIRED,
    ARCHIVED,
    FROZEN,
    LIMIT_REACHED,
    IDS_INVALID,
    IDEMPOTENCY_KEY_REUSED
}
