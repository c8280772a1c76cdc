package foyer.platform.http;

import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One call to the outside. Immutable; made by steps: {@code HttpCall.to(STRIPE, "POST", "/v1/refunds").header(…)}. */
public final class HttpCall {

    /** Repeating them changes nothing (RFC 9110, section 9.2.2). */
    private static final Set<String> IDEMPOTENT = Set.of("GET", "HEAD", "PUT", "DELETE", "OPTIONS");

    private static final Set<String> METHODS = Set.of("GET", "HEAD", "PUT", "DELETE", "OPTIONS", "POST", "PATCH");
    private static final Pattern HEADER_NAME = Pattern.compile("[A-Za-z0-9-]+");
    private static final Pattern HEADER_VALUE = Pattern.compile("[\\x20-\\x7e]*");

    /** The connection's own business. */
    private static final Set<String> RESERVED = Set.of("host", "content-length", "transfer-encoding", "connection");

    private final String vendor;
    private final URI uri;
    private final boolean ofTenant;
    private final String method;
    private final Map<String, String> headers;
    private final @Nullable Body body;
    private final boolean repeatable;
    private final @Nullable Duration totalTimeout;

    /** What is sent. */
    static final class Body {

        final byte[] bytes;
        final String contentType;

        private Body(byte[] bytes, String contentType) {
            this.bytes = bytes;
            this.contentType = contentType;
        }
    }

    private HttpCall(
            String vendor,
            URI uri,
            boolean ofTenant,
            String method,
            Map<String, String> headers,
            @Nullable Body body,
            boolean repeatable,
            @Nullable Duration totalTimeout) {
        this.vendor = vendor;
        this.uri = uri;
        this.ofTenant = ofTenant;
        this.method = method;
        this.headers = headers;
        this.body = body;
        this.repeatable = repeatable;
        this.totalTimeout = totalTimeout;
    }

    /**
     * A call to a vendor of the deployment.
     *
     * @param path with its query, encoded, beginning with a slash
     */
    public static HttpCall to(Vendor vendor, String method, String path) {
        if (!path.startsWith("/") || path.startsWith("//")) {
            throw new IllegalArgumentException("a path begins with one slash");
        }
        return of(vendor.name(), URI.create(vendor.base() + path), false, method);
    }

    /**
     * A call to an address that a tenant gave.
     *
     * @param purpose what metrics and logs call it; one of a few, such as {@code webhook}
     */
    public static HttpCall to(String purpose, TenantUrl url, String method) {
        Vendor.requireName(purpose);
        return of(purpose, url.uri(), true, method);
    }

    private static HttpCall of(String vendor, URI uri, boolean ofTenant, String method) {
        if (!METHODS.contains(method)) {
            throw new IllegalArgumentException("no method of HTTP: " + method);
        }
        return new HttpCall(vendor, uri, ofTenant, method, Map.of(), null, IDEMPOTENT.contains(method), null);
    }

    /** With one more header, or another value of it. */
    public HttpCall header(String name, String value) {
        if (!HEADER_NAME.matcher(name).matches()
                || RESERVED.contains(name.toLowerCase(Locale.ROOT))
                || !HEADER_VALUE.matcher(value).matches()) {
            throw new IllegalArgumentException("no header that may be set: " + name);
        }
        var more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new HttpCall(vendor, uri, ofTenant, method, more, body, repeatable, totalTimeout);
    }

    public HttpCall body(byte[] bytes, String contentType) {
        var sent = new Body(bytes.clone(), contentType);
        return new HttpCall(vendor, uri, ofTenant, method, headers, sent, repeatable, totalTimeout);
    }

    /** With the vendor's header by which it does the same call once, however often it comes: then it may be repeated. */
    public HttpCall idempotencyKey(String header, String key) {
        var keyed = header(header, key);
        return new HttpCall(vendor, uri, ofTenant, method, keyed.headers, body, true, totalTimeout);
    }

    /** With another time for the whole than the deployment's. */
    public HttpCall totalTimeout(Duration longest) {
        return new HttpCall(vendor, uri, ofTenant, method, headers, body, repeatable, longest);
    }

    String vendor() {
        return vendor;
    }

    URI uri() {
        return uri;
    }

    /** Whether a tenant gave the address. */
    boolean isOfTenant() {
        return ofTenant;
    }

    String method() {
        return method;
    }

    Map<String, String> headers() {
        return headers;
    }

    @Nullable Body body() {
        return body;
    }

    boolean isRepeatable() {
        return repeatable;
    }

    Duration totalTimeout(HttpSettings settings) {
        return Objects.requireNonNullElse(totalTimeout, settings.totalTimeout());
    }

    /** Shows the vendor and the method: all else may be a secret. */
    @Override
    public String toString() {
        return method + " " + vendor;
    }
}
