package foyer.payments;

/** What came to the address of webhooks is not from the provider, too old, or altered. Says nothing of which. */
public final class BadSignatureException extends Exception {

    private static final long serialVersionUID = 1L;

    public BadSignatureException() {
        super("the signature does not hold", null, false, false);
    }
}
