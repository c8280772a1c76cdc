package foyer.tenancy.deletion;

/** Why a deletion was not asked for or not cancelled; the schema's enum of the same name. */
enum TenantDeletionErrorCode {
    SLUG_MISMATCH,
    NOT_REQUESTED
}
