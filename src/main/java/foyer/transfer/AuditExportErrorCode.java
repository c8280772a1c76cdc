package foyer.transfer;

/** Why the audit log was not exported; the schema's enum of the same name. */
enum AuditExportErrorCode {
    STORAGE_FULL,
    FILE_TOO_LARGE,
    IDEMPOTENCY_KEY_REUSED
}
