package foyer.tenancy.portal;

/** Why somebody did not become a customer; the schema's enum of the same name. */
enum PortalErrorCode {
    PORTAL_CLOSED,
    INVITATION_NEEDED,
    ALREADY_MEMBER
}
