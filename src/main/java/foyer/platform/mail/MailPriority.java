package foyer.platform.mail;

/** What goes first when much waits. */
public enum MailPriority {
    /** Somebody sits and waits for it: a code, a reset, a verification. */
    AWAITED(1),
    /** News to somebody. */
    NEWS(2),
    /** One of many, such as a digest. */
    ONE_OF_MANY(3);

    private final short rank;

    MailPriority(int rank) {
        this.rank = (short) rank;
    }

    short rank() {
        return rank;
    }
}
