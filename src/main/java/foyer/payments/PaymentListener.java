package foyer.payments;

/** Whoever keeps what payments are for implements this: billing for the platform's accounts. */
public interface PaymentListener {

    /** Whether events of this account are theirs. */
    boolean takes(PaymentAccount account);

    /** Whether any account of a tenant's own may be theirs: where none is, nobody learns at which addresses there are some. */
    default boolean takesOwn() {
        return false;
    }

    /**
     * Takes an event, as Foyer itself in the tenant that it is about and outside any transaction. It may come again, and
     * in any order; what it throws has it come again later.
     */
    void received(PaymentAccount account, PaymentEvent event);
}
