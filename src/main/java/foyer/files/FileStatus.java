package foyer.files;

/** How far a file has come; the schema's enum of the same name. */
public enum FileStatus {
    /** Its bytes have yet to arrive, or to be looked at. */
    PENDING,
    /** Its bytes are there, and are what they are said to be. */
    READY,
    /** Its bytes are there, and a scan has not found them clean: nobody gets them. */
    QUARANTINED,
    /** Its bytes are gone from the storage, which no deed of Foyer's does. */
    LOST
}
