package foyer.payments.paypal;

import foyer.payments.PaymentAccount;
import foyer.payments.Provider;
import foyer.payments.ProviderException;
import foyer.payments.ProviderException.Reason;
import foyer.platform.http.HttpAnswer;
import foyer.platform.http.HttpCall;
import foyer.platform.http.OutboundHttp;
import foyer.platform.http.Vendor;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/** Calls of PayPal's REST interfaces, as an account, and what their failures mean. */
final class PayPalApi {

    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;

    /** Busy with the same request of before, of which nobody knows yet how it ends. */
    private static final int CONFLICT = 409;

    /** What PayPal calls a thing that is in no state for what was asked. */
    private static final Set<String> CONFLICTS = Set.of(
            "SUBSCRIPTION_STATUS_INVALID",
            "INVALID_SUBSCRIPTION_STATUS",
            "SUBSCRIPTION_CANNOT_HAVE_MULTIPLE_PENDING_UPDATES",
            "SUBSCRIPTION_CANNOT_BE_ACTIVATED",
            "CAPTURE_FULLY_REFUNDED",
            "MAX_NUMBER_OF_REFUNDS_EXCEEDED",
            "PARTIAL_REFUND_NOT_ALLOWED",
            "PENDING_CAPTURE",
            "REFUND_NOT_ALLOWED",
            "REFUND_NOT_PERMITTED_DUE_TO_CHARGEBACK",
            "TRANSACTION_DISPUTED",
            "REFUND_AMOUNT_EXCEEDED",
            "REFUND_EXCEEDED_TRANSACTION_AMOUNT",
            "TRANSACTION_ALREADY_REFUNDED",
            "REFUND_TIME_LIMIT_EXCEEDED");

    private final OutboundHttp http;
    private final PayPalSettings settings;
    private final PayPalTokens tokens;
    private final JsonMapper json;
    private final @Nullable Duration longest;

    PayPalApi(OutboundHttp http, PayPalSettings settings, PayPalTokens tokens, JsonMapper json) {
        this(http, settings, tokens, json, null);
    }

    private PayPalApi(
            OutboundHttp http,
            PayPalSettings settings,
            PayPalTokens tokens,
            JsonMapper json,
            @Nullable Duration longest) {
        this.http = http;
        this.settings = settings;
        this.tokens = tokens;
        this.json = json;
        this.longest = longest;
    }

    /** The same, by which no call takes longer. */
    PayPalApi within(Duration most) {
        return new PayPalApi(http, settings, tokens, json, most);
    }

    JsonNode get(PaymentAccount account, String path) {
        return done(account, "GET", path, null, null);
    }

    /**
     * Does something, once for each key where PayPal goes by {@code PayPal-Request-Id}: what makes or gives back something
     * does, what changes a subscription does not.
     *
     * @param key null where PayPal knows none, and then it is asked once
     * @return what it answers; missing where it answers with nothing
     */
    JsonNode post(PaymentAccount account, String path, Map<String, ?> body, @Nullable String key) {
        return done(account, "POST", path, body, key);
    }

    JsonNode tree(byte[] body) {
        return json.readTree(body);
    }

    private JsonNode done(
            PaymentAccount account, String method, String path, @Nullable Map<String, ?> body, @Nullable String key) {
        var vendor = settings.vendor(account.live());
        var answer = call(vendor, account, method, path, body, key);
        if (answer.status() == UNAUTHORIZED) {
            tokens.forget(vendor, account);
            answer = call(vendor, account, method, path, body, key);
        }
        if (answer.isSuccess()) {
            return answer.body().length == 0 ? MissingNode.getInstance() : json.readTree(answer.body());
        }
        throw failure(answer);
    }

    private HttpAnswer call(
            Vendor vendor,
            PaymentAccount account,
            String method,
            String path,
            @Nullable Map<String, ?> body,
            @Nullable String key) {
        var call = HttpCall.to(vendor, method, path)
                .header(
                        "Authorization",
                        "Bearer " + tokens.token(vendor, account).reveal())
                // Answers of POST are whole, not only ids.
                .header("Prefer", "return=representation");
        if (body != null) {
            call = call.body(json.writeValueAsBytes(body), "application/json");
        }
        if (longest != null) {
            call = call.totalTimeout(longest);
        }
        if (key != null) {
            call = call.idempotencyKey("PayPal-Request-Id", PayPalIds.key(key));
        }
        return http.call(call);
    }

    private RuntimeException failure(HttpAnswer answer) {
        if (answer.isForNow() || answer.status() == CONFLICT) {
            return answer.later();
        }
        var issue = issue(answer);
        var reason =
                switch (answer.status()) {
                    case UNAUTHORIZED, FORBIDDEN -> Reason.MISCONFIGURED;
                    case NOT_FOUND -> Reason.NOT_FOUND;
                    default -> issue != null && CONFLICTS.contains(issue) ? Reason.CONFLICT : Reason.REJECTED;
                };
        return new ProviderException(Provider.PAYPAL, reason, issue);
    }

    private @Nullable String issue(HttpAnswer answer) {
        try {
            var error = json.readTree(answer.body());
            var issue = error.path("details").path(0).path("issue");
            var name = issue.isString() ? issue : error.path("name");
            return name.isString() ? name.asString() : null;
        } catch (JacksonException _) {
            return null;
        }
    }
}
