package foyer.leads.merging;

/** Why leads were not merged, or a merge was not undone; the schema's enum of the same name. */
enum LeadMergeErrorCode {
    LEAD_NOT_FOUND,
    SCOPE_FORBIDDEN,
    ARCHIVED,
    FROZEN,
    IDS_INVALID,
    ALREADY_MERGED,
    FIELD_INVALID,
    TAGS_INVALID,
    MERGE_NOT_FOUND,
    ALREADY_UNDONE,
    KEPT_MERGED,
    LIMIT_REACHED,
    IDEMPOTENCY_KEY_REUSED
}
