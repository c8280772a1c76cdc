package foyer.payments;

/** Whoever keeps what payments are for implements this: billing for the platform's accounts. */
public interface PaymentListener {

    /** Whether events of this account are theirs. */
    boolean takes(PaymentAccount account);

    /**
     * Takes an event, as Foyer itself in the tenant that it is about and outside any transaction. It may come again, and
     * in any order; what it throws has it come again later.
     */
    void received(PaymentAccount account, PaymentEvent event);
}
