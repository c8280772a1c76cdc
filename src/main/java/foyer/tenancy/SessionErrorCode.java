package foyer.tenancy;

/** Why a session was not opened; the schema's enum of the same name. */
public enum SessionErrorCode {
    INVALID_CREDENTIALS,
    CODE_REQUIRED,
    CODE_INVALID,
    EMAIL_TAKEN,
    PASSWORD_WEAK,
    NAME_INVALID,
    SLUG_TAKEN,
    SLUG_INVALID,
    REFRESH_TOKEN_INVALID,
    NOT_A_MEMBER,
    DESTINATION_INVALID,
    INVITE_UNKNOWN,
    INVITE_EXPIRED,
    INVITE_USED,
    INVITE_REVOKED,
    WRONG_EMAIL,
    ALREADY_MEMBER,
    SEAT_LIMIT,
    TOKEN_EXPIRED,
    TOKEN_USED,
    TOKEN_REVOKED,
    TOKEN_UNKNOWN
}
