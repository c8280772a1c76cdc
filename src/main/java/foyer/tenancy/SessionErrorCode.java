package foyer.tenancy;

/** Why a session was not opened; the schema's enum of the same name. */
enum SessionErrorCode {
    INVALID_CREDENTIALS,
    CODE_REQUIRED,
    CODE_INVALID,
    EMAIL_TAKEN,
    PASSWORD_WEAK,
    NAME_INVALID,
    SLUG_TAKEN,
    SLUG_INVALID,
    REFRESH_TOKEN_INVALID,
    NOT_A_MEMBER
}
