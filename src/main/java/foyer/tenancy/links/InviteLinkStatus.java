package foyer.tenancy.links;

/** Whether a link lets anybody in; the schema's enum of the same name. */
enum InviteLinkStatus {
    ACTIVE,
    USED_UP,
    EXPIRED,
    REVOKED
}
