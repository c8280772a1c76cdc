package foyer.billing;

import foyer.payments.ProviderException;
import foyer.platform.graphql.UserErrorException;
import foyer.platform.http.OutboundException;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Several questions to providers of one tenant: what does not work with one is told only once all had their turn. */
final class Attempts {

    private static final Logger LOG = LoggerFactory.getLogger(Attempts.class);

    private @Nullable RuntimeException first;

    /** Answers what the work does, 0 where it did not work. */
    int count(IntSupplier work) {
        try {
            return work.getAsInt();
        } catch (ProviderException | OutboundException | UserErrorException e) {
            if (first == null) {
                first = e;
            } else {
                LOG.warn("A provider did not do it: {}", e.getMessage());
            }
            return 0;
        }
    }

    void run(Runnable work) {
        count(() -> {
            work.run();
            return 0;
        });
    }

    /** The first of what did not work; null when all did. */
    @Nullable RuntimeException failure() {
        return first;
    }

    /**
     * Called when all had their turn.
     *
     * @throws RuntimeException the first of what did not work
     */
    void end() {
        if (first != null) {
            throw first;
        }
    }
}
