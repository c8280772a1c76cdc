package foyer.tenancy.members;

/** Why a membership was not changed; the schema's enum of the same name. */
public enum MembershipErrorCode {
    NOT_FOUND,
    ROLE_FORBIDDEN,
    ROLE_NOT_FOUND,
    ROLE_AMBIGUOUS,
    MEMBER_STRONGER,
    LAST_OWNER,
    STATUS_INVALID,
    REASSIGN_TO_NOT_FOUND,
    SEAT_LIMIT,
    AVATAR_NOT_FOUND,
    AVATAR_UNUSABLE,
    TEAM_NOT_FOUND,
    TEAM_FULL,
    TEAMS_INVALID,
    TEAMS_FORBIDDEN
}
