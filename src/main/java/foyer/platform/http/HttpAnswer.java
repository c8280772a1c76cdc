package foyer.platform.http;

import foyer.platform.http.OutboundException.Reason;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What came back, whatever its status. */
public final class HttpAnswer {

    private static final int OK = 200;
    private static final int REDIRECTION = 300;
    private static final int SERVER_ERROR = 500;

    /** Request Timeout, Too Early, Too Many Requests. */
    private static final List<Integer> FOR_NOW = List.of(408, 425, 429);

    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,6}");

    private final String vendor;
    private final int status;
    private final Map<String, String> headers;
    private final byte[] body;

    /** Names of headers are in small letters. */
    HttpAnswer(String vendor, int status, Map<String, String> headers, byte[] body) {
        this.vendor = vendor;
        this.status = status;
        this.headers = headers;
        this.body = body;
    }

    public int status() {
        return status;
    }

    /** The first header of this name. */
    public @Nullable String header(String name) {
        return headers.get(name.toLowerCase(Locale.ROOT));
    }

    /** The body as it came; do not change it. */
    public byte[] body() {
        return body;
    }

    /** The body as UTF-8. */
    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    public boolean isSuccess() {
        return status >= OK && status < REDIRECTION;
    }

    /** Whether the same call may go well another time. */
    public boolean isForNow() {
        return status >= SERVER_ERROR || FOR_NOW.contains(status);
    }

    /** Whether the vendor is to blame. */
    boolean isServerError() {
        return status >= SERVER_ERROR;
    }

    /** What the header {@code Retry-After} asks for in seconds; null without one, or with a date. */
    @Nullable Duration retryAfter() {
        var value = header("Retry-After");
        return value == null || !SECONDS.matcher(value).matches() ? null : Duration.ofSeconds(Long.parseLong(value));
    }

    /**
     * This answer, which is a success.
     *
     * @throws OutboundException when it is not, of the kind that its status says; a redirection is not followed
     */
    public HttpAnswer required() {
        if (isSuccess()) {
            return this;
        }
        throw isForNow() ? later() : new OutboundFinalException(vendor, Reason.REJECTED, "status " + status);
    }

    /** What to throw of an answer that says, in its vendor's own words, that the same call may go well another time. */
    public OutboundRetryableException later() {
        return new OutboundRetryableException(vendor, Reason.UNAVAILABLE, "status " + status, retryAfter());
    }

    /** Never shows headers and body. */
    @Override
    public String toString() {
        return "HttpAnswer[" + status + "]";
    }
}
