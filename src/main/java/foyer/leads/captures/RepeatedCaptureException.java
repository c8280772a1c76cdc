package foyer.leads.captures;

/** The same was sent before: what this transaction has made is undone, and the stranger is told what they were told. */
final class RepeatedCaptureException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    RepeatedCaptureException() {
        super("sent before");
    }
}
