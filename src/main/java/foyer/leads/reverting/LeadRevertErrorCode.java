package foyer.leads.reverting;

/** Why an import was not taken back; the schema's enum of the same name. */
enum LeadRevertErrorCode {
    JOB_NOT_FOUND,
    JOB_NO_IMPORT,
    JOB_NOT_ENDED,
    NOTHING_TO_REVERT,
    STORAGE_FULL,
    IDEMPOTENCY_KEY_REUSED
}
