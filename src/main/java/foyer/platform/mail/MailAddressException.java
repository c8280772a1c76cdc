package foyer.platform.mail;

/** An address that no mail can be sent to; says why, and never which. */
public final class MailAddressException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Reason reason;

    /** What is wrong with it. */
    public enum Reason {
        /** It is no address, or holds what would not stay in its line. */
        MALFORMED,
        /** Its domain cannot be written in ASCII (RFC 5891). */
        DOMAIN,
        /** The part before the sign is not ASCII, for which servers need SMTPUTF8 (RFC 6531). */
        INTERNATIONAL_LOCAL_PART
    }

    MailAddressException(Reason reason) {
        super("not an address to send to: " + reason);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
