package foyer.tenancy.links;

/** Why a link was not made or changed; the schema's enum of the same name. */
enum InviteLinkErrorCode {
    NOT_FOUND,
    NOT_ACTIVE,
    ROLE_FORBIDDEN,
    ROLE_AMBIGUOUS,
    ROLE_NOT_FOUND,
    DOMAINS_INVALID,
    MAX_USES_INVALID,
    BOUND_REQUIRED,
    EXPIRES_AT_INVALID
}
