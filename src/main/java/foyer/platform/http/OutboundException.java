package foyer.platform.http;

/**
 * A call to the outside that brought no answer, or none that helps. Tells the vendor and the reason, and nothing of what
 * was sent or where exactly: that may be a secret.
 */
public abstract sealed class OutboundException extends RuntimeException
        permits OutboundRetryableException, OutboundFinalException {

    private static final long serialVersionUID = 1L;

    private final Reason reason;

    /** Why. */
    public enum Reason {
        /** Its name has no address, or none of them answers. */
        UNREACHABLE,
        /** No connection, no answer, or not all of it in time. */
        TIMEOUT,
        /** The connection broke, or what came was no HTTP. */
        BROKEN,
        /** Too many calls of this tenant to this vendor failed of late: it was not made. */
        STOPPED,
        /** All connections of this node that it could have had are in use: it was not made. */
        BUSY,
        /** The answer's status: overloaded or broken for now. */
        UNAVAILABLE,
        /** The answer's status: it does not take this call. */
        REJECTED,
        /** The address is not for the likes of us: within a network, or not by HTTPS. */
        ADDRESS_REFUSED,
        /** The server could not show that it is who it says. */
        UNTRUSTED,
        /** The answer, or its headers, are longer than allowed. */
        TOO_LARGE
    }

    OutboundException(String vendor, Reason reason, String detail) {
        super(vendor + ": " + reason + (detail.isEmpty() ? "" : " (" + detail + ")"));
        this.reason = reason;
    }

    public final Reason reason() {
        return reason;
    }
}
