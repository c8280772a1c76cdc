package foyer.tenancy.invites;

/** Why an invite was not made, answered or changed; the schema's enum of the same name. */
enum InviteErrorCode {
    NOT_FOUND,
    NOT_PENDING,
    EMAILS_INVALID,
    ROLE_FORBIDDEN,
    ROLE_AMBIGUOUS,
    ROLE_NOT_FOUND,
    TEAMS_FORBIDDEN,
    TEAM_NOT_FOUND,
    ALREADY_MEMBER,
    MAIL_LIMIT,
    SEAT_LIMIT,
    WRONG_EMAIL,
    INVITE_EXPIRED,
    INVITE_USED,
    INVITE_REVOKED,
    TENANT_CLOSED,
    INVITE_UNKNOWN,
    LINK_USED_UP,
    DOMAIN_FORBIDDEN,
    EMAIL_UNVERIFIED
}
