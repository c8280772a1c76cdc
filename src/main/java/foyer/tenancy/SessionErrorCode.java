package foyer.tenancy;

/** Why a session was not opened; the schema's enum of the same name. */
public enum SessionErrorCode {
    INVALID_CREDENTIALS,
    CODE_REQUIRED,
    CODE_INVALID,
    SECOND_FACTOR_REQUIRED,
    EMAIL_TAKEN,
    PASSWORD_WEAK,
    NAME_INVALID,
    SLUG_TAKEN,
    SLUG_INVALID,
    REFRESH_TOKEN_INVALID,
    NOT_A_MEMBER,
    TOKEN_EXPIRED,
    TOKEN_USED,
    TOKEN_REVOKED,
    TOKEN_UNKNOWN
}
