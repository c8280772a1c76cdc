package foyer.leads.forms;

/** Why a form was not made or changed; the schema's enum of the same name. */
enum LeadFormErrorCode {
    NOT_FOUND,
    ARCHIVED,
    VERSION_CONFLICT,
    REQUIRED,
    TEXT_INVALID,
    FIELDS_INVALID,
    ASSIGNEE_NOT_FOUND,
    ASSIGN_FORBIDDEN,
    STAGE_NOT_FOUND
}
