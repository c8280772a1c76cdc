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
     * How the stock stands; nobody takes of it or gives back until the transaction ends, so it comes after the rows that are
     * changed, as taking does.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Usage hold(Limit limit) {
        counting.lock(limit);
        return entitlements.usage(limit);
    }
}
