package foyer.tenancy.members;

/** Why a membership was not changed; the schema's enum of the same name. */
public enum MembershipErrorCode {
    NOT_FOUND,
    ROLE_FORBIDDEN,
    MEMBER_STRONGER,
    LAST_OWNER,
    STATUS_INVALID,
    REASSIGN_TO_NOT_FOUND,
    SEAT_LIMIT,
    AVATAR_NOT_FOUND,
    AVATAR_UNUSABLE
}
