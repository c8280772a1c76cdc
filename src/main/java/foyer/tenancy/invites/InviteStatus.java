package foyer.tenancy.invites;

/** What became of an invite; the schema's enum of the same name. */
enum InviteStatus {
    PENDING,
    ACCEPTED,
    DECLINED,
    EXPIRED,
    REVOKED
}
