package foyer.tenancy.export;

/** Why an archive of the tenant was not made; the schema's enum of the same name. */
enum TenantExportErrorCode {
    LIMIT_REACHED,
    FILE_TOO_LARGE,
    IDEMPOTENCY_KEY_REUSED
}
