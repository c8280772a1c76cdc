package foyer.platform.graphql.http;

import foyer.platform.graphql.transport.Callers;
import foyer.platform.graphql.transport.TenantHeader;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;

/** What a page of another, allowed origin is told it may do: send its credentials, these headers, and read these. */
final class CrossOriginHeaders {

    /** Browsers keep it for two hours at most. */
    private static final Duration PREFLIGHT_KEPT = Duration.ofHours(2);

    private static final String SENT = String.join(
            ", ",
            List.of(
                    HttpHeaders.CONTENT_TYPE,
                    HttpHeaders.AUTHORIZATION,
                    TenantHeader.NAME,
                    Callers.REQUEST_ID,
                    HttpHeaders.ACCEPT,
                    HttpHeaders.ACCEPT_LANGUAGE,
                    // Of pages that are traced (W3C Trace Context and Baggage).
                    "traceparent",
                    "tracestate",
                    "baggage",
                    // Of Apollo Client and of those who do as it does.
                    "Apollo-Require-Preflight",
                    "ApolloGraphQL-Client-Name",
                    "ApolloGraphQL-Client-Version",
                    "X-Apollo-Operation-Name",
                    "X-Apollo-Operation-Id",
                    "X-Apollo-Operation-Type",
                    "GraphQL-Require-Preflight"));

    private static final String CREDENTIALS = "true";
    private static final String READ = Callers.REQUEST_ID + ", " + HttpHeaders.RETRY_AFTER;

    private CrossOriginHeaders() {}

    static void allow(HttpServletResponse response, String origin) {
        response.setHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, origin);
        response.setHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_CREDENTIALS, CREDENTIALS);
        response.setHeader(HttpHeaders.ACCESS_CONTROL_EXPOSE_HEADERS, READ);
    }

    static void answerPreflight(HttpServletResponse response) {
        response.addHeader(HttpHeaders.VARY, HttpHeaders.ACCESS_CONTROL_REQUEST_METHOD);
        response.addHeader(HttpHeaders.VARY, HttpHeaders.ACCESS_CONTROL_REQUEST_HEADERS);
        response.setHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_METHODS, HttpMethod.POST.name());
        response.setHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_HEADERS, SENT);
        response.setHeader(HttpHeaders.ACCESS_CONTROL_MAX_AGE, String.valueOf(PREFLIGHT_KEPT.toSeconds()));
        response.setStatus(HttpStatus.NO_CONTENT.value());
    }
}
