package foyer.platform.http;

/** The same call will fail each time. */
public final class OutboundFinalException extends OutboundException {

    private static final long serialVersionUID = 1L;

    OutboundFinalException(String vendor, Reason reason, String detail) {
        super(vendor, reason, detail);
    }
}
