package foyer.tenancy.control;

/** Why a tenant or an account is as it was; the schema's enum of the same name. */
enum PlatformErrorCode {
    NOT_FOUND,
    REASON_INVALID,
    SELF
}
