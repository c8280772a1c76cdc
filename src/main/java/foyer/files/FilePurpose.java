package foyer.files;

/** What a file is for, which decides what it may be ({@link FileSettings}); the schema's enum of the same name. */
public enum FilePurpose {
    /** Pictures, videos and brochures to be shown. */
    MEDIA,
    /** Papers about people and deals: whoever gets a link to one is written down. */
    DOCUMENT,
    /** Tables to be read in. */
    IMPORT,
    /** What the server writes for people to take away: whoever gets a link to one is written down. */
    EXPORT
}
