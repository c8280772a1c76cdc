package foyer.leads.erasing;

/** Why leads were not erased or brought back; the schema's enum of the same name. */
enum LeadErasureErrorCode {
    IDS_INVALID,
    LEAD_NOT_FOUND,
    SCOPE_FORBIDDEN,
    REASON_INVALID,
    ERASURE_NOT_FOUND,
    NOT_UNDOABLE,
    LIMIT_REACHED,
    IDEMPOTENCY_KEY_REUSED
}
