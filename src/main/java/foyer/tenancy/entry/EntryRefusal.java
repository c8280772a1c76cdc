package foyer.tenancy.entry;

/** Why somebody was not let into a tenant; each noun that tells it has a code of the same name. */
public enum EntryRefusal {
    INVITE_UNKNOWN,
    INVITE_EXPIRED,
    INVITE_USED,
    INVITE_REVOKED,
    WRONG_EMAIL,
    ALREADY_MEMBER,
    LINK_USED_UP,
    DOMAIN_FORBIDDEN,
    EMAIL_UNVERIFIED,
    PORTAL_CLOSED,
    TENANT_CLOSED,
    INVITATION_NEEDED
}
