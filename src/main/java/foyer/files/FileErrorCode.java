package foyer.files;

/** Why a file was not made or changed; the schema's enum of the same name. */
enum FileErrorCode {
    NOT_FOUND,
    NAME_INVALID,
    ALT_INVALID,
    TYPE_NOT_ALLOWED,
    SIZE_INVALID,
    SHA256_INVALID,
    PURPOSE_INVALID,
    BYTES_MISSING,
    UPLOAD_BUSY,
    SHA256_MISMATCH,
    TYPE_MISMATCH,
    PICTURE_TOO_LARGE,
    VERSION_CONFLICT,
    REQUIRED,
    LIMIT_REACHED,
    IDEMPOTENCY_KEY_REUSED
}
