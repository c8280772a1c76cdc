package foyer.tenancy.teams;

/** Why a team was not made or changed; the schema's enum of the same name. */
enum TeamErrorCode {
    NAME_INVALID,
    NAME_TAKEN,
    NOT_FOUND,
    MEMBER_NOT_FOUND,
    MEMBERS_INVALID,
    MEMBERS_FORBIDDEN,
    HEAD_FORBIDDEN,
    TOO_MANY_TEAMS,
    IDEMPOTENCY_KEY_REUSED
}
