package foyer.tenancy.entry;

/** Why somebody was not let into a tenant; each noun that tells it has a code of the same name. */
public enum EntryRefusal {
    INVITE_UNKNOWN,
    INVITE_EXPIRED,
    INVITE_USED,
    INVITE_REVOKED,
    WRONG_EMAIL,
    ALREADY_MEMBER
}
