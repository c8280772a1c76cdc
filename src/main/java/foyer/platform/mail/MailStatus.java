package foyer.platform.mail;

/** How far a mail is. */
public enum MailStatus {
    /** Waits for its turn, or is being sent. */
    QUEUED,
    /** The mail server has taken it. */
    SENT,
    /** Given up: refused, tried too often, or too old. */
    DEAD,
    /** Kept for the page of a development machine, and never sent. */
    CAUGHT
}
