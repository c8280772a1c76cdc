package foyer.tenancy.impersonation;

/** Why nobody acts as somebody else; the schema's enum of the same name. */
enum ImpersonationErrorCode {
    MEMBER_NOT_FOUND,
    MEMBER_STRONGER,
    NOT_IMPERSONATING,
    REASON_INVALID,
    REFUSED_BY_TENANT,
    SELF,
    TENANT_REQUIRED
}
