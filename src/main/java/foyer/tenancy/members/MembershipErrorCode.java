package foyer.tenancy.members;

/** Why a membership was not changed; the schema's enum of the same name. */
enum MembershipErrorCode {
    NOT_FOUND,
    ROLE_FORBIDDEN,
    ROLE_NOT_FOUND,
    ROLE_AMBIGUOUS,
    MEMBER_STRONGER,
    LAST_OWNER,
    STATUS_INVALID,
    REASSIGN_TO_NOT_FOUND,
    TEAM_NOT_FOUND,
    TEAM_FULL,
    TEAMS_INVALID,
    TEAMS_FORBIDDEN,
    SEAT_LIMIT
}
