package foyer.payments.stripe;

import com.stripe.StripeClient;
import com.stripe.exception.StripeException;
import com.stripe.model.StripeObject;
import com.stripe.net.RequestOptions;
import com.stripe.service.V1Services;
import foyer.payments.PaymentAccount;
import foyer.platform.http.OutboundHttp;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Asks Stripe with an account's key; answers are JSON as it came. */
final class StripeCalls {

    /** The version that Stripe's library speaks; another library speaks another one. */
    static final String API_VERSION = "2026-07-29.dahlia";

    /** Of a list, so that an answer keeps within what Foyer reads of one. */
    static final long PAGE = 20;

    private static final int PAGES = 5;

    private final StripeTransport transport;
    private final String base;
    private final JsonMapper json;

    StripeCalls(OutboundHttp http, StripeSettings settings, JsonMapper json) {
        this.transport = new StripeTransport(http, settings.vendor());
        this.base = settings.url();
        this.json = json;
    }

    /** One request. */
    interface Request {
        StripeObject send(V1Services stripe, RequestOptions options) throws StripeException;
    }

    /** One page of a list, after an entry or from the beginning. */
    interface Page {
        StripeObject send(V1Services stripe, @Nullable String after, RequestOptions options) throws StripeException;
    }

    /** What changes nothing that counts. */
    JsonNode ask(PaymentAccount account, Request request) {
        return send(account, request, RequestOptions.builder().build());
    }

    /** What Stripe does once for each key and step, however often it is asked for. */
    JsonNode deed(PaymentAccount account, String key, String step, Request request) {
        var options =
                RequestOptions.builder().setIdempotencyKey(key + ":" + step).build();
        return send(account, request, options);
    }

    /** The newest of a list, 100 at most. */
    List<JsonNode> all(PaymentAccount account, Page page) {
        var found = new ArrayList<JsonNode>();
        String after = null;
        for (var asked = 0; asked < PAGES; asked++) {
            var from = after;
            var answer = ask(account, (stripe, options) -> page.send(stripe, from, options));
            answer.path("data").forEach(found::add);
            if (!answer.path("has_more").asBoolean(false) || found.isEmpty()) {
                return found;
            }
            after = found.getLast().path("id").asString();
        }
        return found;
    }

    private JsonNode send(PaymentAccount account, Request request, RequestOptions options) {
        var client = StripeClient.builder()
                .setApiKey(account.keys().secret().reveal())
                .setApiBase(base)
                .setMaxNetworkRetries(0)
                .setHttpClient(transport)
                .build();
        try {
            var answer = request.send(client.v1(), options);
            return json.readTree(answer.getLastResponse().body());
        } catch (StripeException e) {
            throw StripeFailures.of(e);
        }
    }
}
