package foyer.payments.paypal;

import foyer.payments.PaymentAccount;
import foyer.payments.ProviderException;
import foyer.platform.http.OutboundException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/** The events that PayPal made, whether anybody received them or not ({@code GET /v1/notifications/webhooks-events}). */
final class PayPalEventLog {

    private static final Logger LOG = LoggerFactory.getLogger(PayPalEventLog.class);

    private static final String EVENTS = "/v1/notifications/webhooks-events";

    /** What nobody received is looked for each night. */
    private static final Duration SINCE = Duration.ofDays(30);

    private static final int PAGE = 100;
    private static final int PAGES = 10;

    private final PayPalApi api;
    private final Clock clock;

    PayPalEventLog(PayPalApi api, Clock clock) {
        this.api = api;
        this.clock = clock;
    }

    /**
     * Those of the last weeks of these types, ten pages of each at most; of each type the newest first. It is the whole
     * account's list, so that one that cannot be had keeps nothing else from being told: then it is as if there were no more.
     */
    List<JsonNode> of(PaymentAccount account, List<String> types) {
        var found = new ArrayList<JsonNode>();
        try {
            for (var type : types) {
                read(account, type, found);
            }
        } catch (ProviderException | OutboundException e) {
            LOG.warn("PayPal does not list its events {}: what they tell and nobody received is not known", types, e);
        }
        return found;
    }

    private void read(PaymentAccount account, String type, List<JsonNode> found) {
        var now = clock.instant();
        var path = EVENTS + "?page_size=" + PAGE + "&start_time=" + encoded(now.minus(SINCE)) + "&end_time="
                + encoded(now.plus(PayPalTransactions.LATER)) + "&event_type=" + type;
        for (var page = 0; page < PAGES && path != null; page++) {
            var answer = api.get(account, path);
            answer.path("events").forEach(found::add);
            path = next(answer);
        }
        if (path != null) {
            LOG.warn(
                    "PayPal has more than {} pages of {} of {} days: older ones are not read",
                    PAGES,
                    type,
                    SINCE.toDays());
        }
    }

    /** Where the next page is, with PayPal and nobody else; null for none. */
    private static @Nullable String next(JsonNode page) {
        return page.path("links")
                .valueStream()
                .filter(link -> link.path("rel").asString("").equals("next"))
                .map(link -> link.path("href").asString(""))
                .filter(href -> href.contains(EVENTS + "?"))
                .map(href -> href.substring(href.indexOf(EVENTS)))
                .findFirst()
                .orElse(null);
    }

    private static String encoded(Instant at) {
        return URLEncoder.encode(at.truncatedTo(ChronoUnit.SECONDS).toString(), StandardCharsets.UTF_8);
    }
}
