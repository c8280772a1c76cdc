package foyer.payments.paypal;

import foyer.payments.Provider;
import foyer.payments.ProviderException;
import foyer.payments.ProviderException.Reason;
import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * How often and how many at once this node asks PayPal something because a webhook came whose sender nobody knows yet:
 * strangers can send those as fast as they like. What is over it is not asked, and the webhook has to come again. One
 * network has a part of it only, so that nobody fills it from one. Whoever fills it from several keeps PayPal's own webhooks out of a
 * node that does not have their certificate yet, for as long as they go on.
 */
final class PayPalPace {

    static final int EACH_MINUTE = 60;

    /** From one network. */
    static final int OF_ONE = 40;

    private static final int AT_ONCE = 4;
    private static final int OF_ONE_AT_ONCE = 3;
    private static final Duration MINUTE = Duration.ofMinutes(1);

    /** So much of an address of version 6 is somebody's own. */
    private static final int NETWORK = 8;

    private final Clock clock;
    private final Map<String, Integer> asked = new HashMap<>();
    private final Map<String, Integer> open = new HashMap<>();
    private Instant begun = Instant.EPOCH;

    PayPalPace(Clock clock) {
        this.clock = clock;
    }

    /** One question, to be closed when it is answered. */
    interface Question extends AutoCloseable {
        @Override
        void close();
    }

    /**
     * A question because of what came from this address.
     *
     * @throws ProviderException when there are too many
     */
    Question ask(String address) {
        var network = network(address);
        if (!begins(network)) {
            throw new ProviderException(Provider.PAYPAL, Reason.CONFLICT, "too_many_webhooks");
        }
        return () -> ends(network);
    }

    private synchronized boolean begins(String network) {
        var now = clock.instant();
        if (!now.isBefore(begun.plus(MINUTE))) {
            begun = now;
            asked.clear();
        }
        var may = sum(asked) < EACH_MINUTE
                && asked.getOrDefault(network, 0) < OF_ONE
                && sum(open) < AT_ONCE
                && open.getOrDefault(network, 0) < OF_ONE_AT_ONCE;
        if (may) {
            asked.merge(network, 1, Integer::sum);
            open.merge(network, 1, Integer::sum);
        }
        return may;
    }

    private synchronized void ends(String network) {
        open.computeIfPresent(network, (_, count) -> count == 1 ? null : count - 1);
    }

    private static int sum(Map<String, Integer> counts) {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }

    private static String network(String address) {
        try {
            var bytes = InetAddress.ofLiteral(address).getAddress();
            return Arrays.toString(Arrays.copyOf(bytes, Math.min(bytes.length, NETWORK)));
        } catch (IllegalArgumentException _) {
            return "";
        }
    }
}
