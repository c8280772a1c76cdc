package foyer.tenancy.account;

/** Why an account was not changed; the schema's enum of the same name. */
enum AccountErrorCode {
    SESSION_NOT_FOUND,
    PASSWORD_WRONG,
    PASSWORD_WEAK,
    NAME_INVALID,
    REQUIRED,
    NOT_A_MEMBER,
    EMAIL_VERIFIED_ALREADY,
    EMAIL_UNVERIFIED,
    EMAIL_SAME,
    EMAIL_TAKEN,
    CODE_INVALID,
    TOTP_ENABLED_ALREADY,
    TOTP_NOT_BEGUN,
    TOTP_NOT_ENABLED,
    SECOND_FACTOR_REQUIRED,
    TOKEN_EXPIRED,
    TOKEN_USED,
    TOKEN_REVOKED,
    TOKEN_UNKNOWN
}
