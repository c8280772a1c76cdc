package foyer.tenancy.keys;

/** Why an API key was not made or revoked; the schema's enum of the same name. */
enum ApiKeyErrorCode {
    NAME_INVALID,
    PERMISSIONS_INVALID,
    PERMISSION_FORBIDDEN,
    EXPIRES_AT_INVALID,
    TOO_MANY,
    NOT_FOUND,
    IDEMPOTENCY_KEY_REUSED
}
