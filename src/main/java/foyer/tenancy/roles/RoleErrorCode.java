package foyer.tenancy.roles;

/** Why a role was not made or changed; the schema's enum of the same name. */
enum RoleErrorCode {
    NAME_INVALID,
    NAME_TAKEN,
    NOT_FOUND,
    BASE_INVALID,
    BASE_FORBIDDEN,
    BEYOND_BASE,
    PERMISSION_REPEATED,
    PERMISSION_FORBIDDEN,
    SCOPE_INVALID,
    ROLE_STRONGER,
    VERSION_CONFLICT,
    TOO_MANY_ROLES,
    ROLE_IN_USE,
    REPLACEMENT_NOT_FOUND,
    REPLACEMENT_INVALID,
    REPLACEMENT_FORBIDDEN,
    SEAT_LIMIT,
    IDEMPOTENCY_KEY_REUSED
}
