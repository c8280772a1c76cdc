package foyer.jobs;

/** Why a job was not made or changed; the schema's enum of the same name. */
enum JobErrorCode {
    NOT_FOUND,
    TYPE_NOT_OPEN,
    TYPE_FORBIDDEN,
    INPUT_INVALID,
    RUN_AT_INVALID,
    UNIQUE_KEY_INVALID,
    UNIQUE_KEY_TAKEN,
    NOT_YOURS,
    ALREADY_ENDED,
    NOT_RETRYABLE,
    NOT_DEAD,
    IDS_INVALID,
    LIMIT_REACHED,
    QUOTA_EXCEEDED,
    IDEMPOTENCY_KEY_REUSED
}
