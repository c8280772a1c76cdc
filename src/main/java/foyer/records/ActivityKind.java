package foyer.records;

/** What happened to a record; the schema's enum of the same name. */
public enum ActivityKind {
    CREATED,
    UPDATED,
    ASSIGNED,
    STAGE_MOVED,
    STATUS_CHANGED,
    NOTE_ADDED,
    CALL,
    MEETING,
    EMAIL,
    MESSAGE,
    FILE_ADDED,
    FILE_REMOVED,
    SLA_BREACHED,
    IMPORTED,
    IMPORT_REVERTED,
    ARCHIVED,
    RESTORED,
    MERGED,
    MERGE_UNDONE
}
