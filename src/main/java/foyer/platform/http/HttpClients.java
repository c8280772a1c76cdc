package foyer.platform.http;

import java.time.Duration;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.io.HttpClientConnectionManager;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.io.DefaultHttpResponseParserFactory;
import org.apache.hc.core5.http.io.SocketConfig;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/**
 * Clients of HTTP that do what they are told and nothing by themselves: no redirection, repetition, cookie, password or
 * decompression, and no proxy from the environment.
 */
final class HttpClients {

    private static final Duration IDLE = Duration.ofSeconds(30);
    private static final int CHECKED_AFTER_SECONDS = 1;

    /** Of an answer: the longest line, in characters, and how many headers are too many. */
    private static final int MAX_LINE = 8192;

    private static final int MAX_HEADERS = 100;

    /** One host that hangs takes this part of the connections, and leaves the others theirs. */
    private static final int SHARE = 4;

    private final HttpSettings settings;
    private final NameLookup lookup;

    HttpClients(HttpSettings settings, NameLookup lookup) {
        this.settings = settings;
        this.lookup = lookup;
    }

    /** For vendors: connections are kept for the next call. */
    CloseableHttpClient ofVendors() {
        return builder(connections(false)).build();
    }

    /** For addresses that tenants give: each is looked up and checked for each call, on a connection of its own. */
    CloseableHttpClient ofTenants() {
        return builder(connections(true))
                .setConnectionReuseStrategy((_, _, _) -> false)
                .build();
    }

    private HttpClientBuilder builder(HttpClientConnectionManager connections) {
        return HttpClientBuilder.create()
                .setConnectionManager(connections)
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setConnectionRequestTimeout(timeout(settings.connectTimeout()))
                        .setResponseTimeout(timeout(settings.readTimeout()))
                        .setProtocolUpgradeEnabled(false)
                        .build())
                .setUserAgent("Foyer")
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableContentCompression();
    }

    private HttpClientConnectionManager connections(boolean publicOnly) {
        return PoolingHttpClientConnectionManagerBuilder.create()
                .setConnectionFactory(boundedHeaders())
                .setDnsResolver(new BoundedLookup(lookup, settings.connectTimeout(), publicOnly))
                .setMaxConnTotal(settings.connections())
                .setMaxConnPerRoute(Math.max(1, settings.connections() / SHARE))
                .setDefaultSocketConfig(SocketConfig.custom()
                        .setSoTimeout(timeout(settings.readTimeout()))
                        .build())
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(timeout(settings.connectTimeout()))
                        .setSocketTimeout(timeout(settings.readTimeout()))
                        .setIdleTimeout(timeout(IDLE))
                        .setValidateAfterInactivity(TimeValue.ofSeconds(CHECKED_AFTER_SECONDS))
                        .build())
                .build();
    }

    /** By itself the client reads headers for as long as they come. The parser has to be told on its own. */
    private static ManagedHttpClientConnectionFactory boundedHeaders() {
        var bounds = Http1Config.custom()
                .setMaxLineLength(MAX_LINE)
                .setMaxHeaderCount(MAX_HEADERS)
                .build();
        return ManagedHttpClientConnectionFactory.builder()
                .http1Config(bounds)
                .responseParserFactory(new DefaultHttpResponseParserFactory(bounds))
                .build();
    }

    private static Timeout timeout(Duration duration) {
        return Timeout.ofMilliseconds(duration.toMillis());
    }
}
