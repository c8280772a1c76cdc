package foyer.entitlements;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Stocks as those see them who keep them, and freeze what is too much. */
@Component
public class Stocks {

    private final Counting counting;
    private final Entitlements entitlements;

    Stocks(Counting counting, Entitlements entitlements) {
        this.counting = counting;
        this.entitlements = entitlements;
    }

    /**
     * Counts one more that has come and must not be lost, of which the running transaction has written the row already: where
     * there is no room it counts all the same, and is to be frozen.
     *
     * @param beyond how many more than are allowed there may be by this
     * @return whether there was room
     * @throws EntitlementException when there are as many more already
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean takeAnyway(Limit limit, long beyond) {
        return counting.takeAnyway(limit, beyond);
    }

    /**
     * How the stock stands; nobody takes of it or gives back until the transaction ends, so it comes after the rows that are
     * changed, as taking does.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Usage hold(Limit limit) {
        counting.lock(limit);
        return entitlements.usage(limit);
    }
}
