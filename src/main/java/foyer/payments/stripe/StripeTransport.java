package foyer.payments.stripe;

import com.stripe.exception.ApiConnectionException;
import com.stripe.net.HttpClient;
import com.stripe.net.HttpHeaders;
import com.stripe.net.StripeRequest;
import com.stripe.net.StripeResponse;
import com.stripe.net.StripeResponseStream;
import foyer.platform.http.HttpCall;
import foyer.platform.http.OutboundHttp;
import foyer.platform.http.Vendor;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * Sends what Stripe's library asks for by Foyer's own way to call vendors, which keeps time, repeats and measures. What is
 * Stripe's to blame is an {@link foyer.platform.http.OutboundException}; every other answer is the library's to judge.
 */
final class StripeTransport extends HttpClient {

    private static final String KEY = "Idempotency-Key";
    private static final String USER_AGENT = "User-Agent";

    /** Foyer's own words for these: its client says what it sends, and the library would tell of this machine. */
    private static final List<String> NOT_SENT =
            List.of("user-agent", "x-stripe-client-user-agent", "content-type", "content-length", "idempotency-key");

    /** It meets another request, "perhaps due to using the same idempotent key": what came of that nobody knows. */
    private static final int CONFLICT = 409;

    private final OutboundHttp http;
    private final Vendor vendor;

    StripeTransport(OutboundHttp http, Vendor vendor) {
        this.http = http;
        this.vendor = vendor;
    }

    @Override
    public StripeResponse request(StripeRequest request) {
        var answer = http.call(call(request));
        if (answer.isForNow() || answer.status() == CONFLICT) {
            throw answer.later();
        }
        var headers = new HashMap<String, List<String>>();
        var id = answer.header("Request-Id");
        if (id != null) {
            headers.put("Request-Id", List.of(id));
        }
        return new StripeResponse(answer.status(), HttpHeaders.of(headers), answer.text());
    }

    /** Once: whether it is sent again is Foyer's to say. Nor is the library to send how long calls took. */
    @Override
    public StripeResponse requestWithRetries(StripeRequest request) {
        return request(request);
    }

    @Override
    public StripeResponseStream requestStream(StripeRequest request) throws ApiConnectionException {
        throw new ApiConnectionException("nothing is streamed");
    }

    private HttpCall call(StripeRequest request) {
        var url = request.url().toString();
        var base = vendor.base().toString();
        if (!url.startsWith(base + "/")) {
            throw new IllegalStateException("the library calls somebody else");
        }
        var call = HttpCall.to(vendor, request.method().name(), url.substring(base.length()))
                .header(USER_AGENT, "Foyer");
        for (var header : headers(request).entrySet()) {
            call = call.header(header.getKey(), header.getValue());
        }
        var key = request.headers().firstValue(KEY);
        if (key.isPresent()) {
            call = call.idempotencyKey(KEY, key.get());
        }
        var content = request.content();
        return content == null ? call : call.body(content.byteArrayContent(), content.contentType());
    }

    private static Map<String, String> headers(StripeRequest request) {
        var sent = new HashMap<String, String>();
        request.headers().map().forEach((name, values) -> {
            if (!NOT_SENT.contains(name.toLowerCase(Locale.ROOT)) && !values.isEmpty()) {
                sent.put(name, Objects.requireNonNull(values.getFirst()));
            }
        });
        return sent;
    }
}
