package foyer.payments;

import java.time.Duration;

/** A provider on this machine in which time passes, cards are declined, and what was owed is paid after all. */
public interface PayingWorld extends PaymentWorld, AutoCloseable {

    void passes(Duration time);

    /** It becomes the end of the period that is paid, and what is due then is not paid, nor when it is tried again. */
    void fallsBehind(String subscription);

    /** What is owed is paid. */
    void catchesUp(String subscription);

    /** The buyer wants the newest payment back, through the bank or the provider; answers the provider's id of that. */
    String disputes(String subscription);

    /** It is decided, for the buyer or not. */
    void decides(String dispute, boolean forTheBuyer);

    /** How often it was asked to change a subscription. */
    long changes();

    @Override
    void close();
}
