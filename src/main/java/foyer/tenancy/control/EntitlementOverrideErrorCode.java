package foyer.tenancy.control;

/** Why nothing was agreed; the schema's enum of the same name. */
enum EntitlementOverrideErrorCode {
    NOT_FOUND,
    REASON_INVALID,
    VALUE_INVALID,
    ALLOWED_INVALID,
    UNTIL_INVALID
}
