package foyer.files.links;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/** What a page of another, allowed origin may do with a link: bring and take bytes, in parts too (Fetch, "CORS protocol"). */
final class CrossOriginFiles {

    /** Browsers keep it for two hours at most. */
    private static final Duration PREFLIGHT_KEPT = Duration.ofHours(2);

    private static final String SENT = String.join(
            ", ",
            List.of(
                    HttpHeaders.CONTENT_TYPE,
                    HttpHeaders.CONTENT_RANGE,
                    UploadRequest.OFFSET,
                    HttpHeaders.RANGE,
                    HttpHeaders.IF_RANGE,
                    HttpHeaders.IF_NONE_MATCH));

    private static final String READ = String.join(
            ", ",
            List.of(
                    UploadRequest.OFFSET,
                    "Upload-Length",
                    "Upload-Complete",
                    HttpHeaders.ACCEPT_RANGES,
                    HttpHeaders.CONTENT_DISPOSITION,
                    HttpHeaders.CONTENT_RANGE,
                    HttpHeaders.ETAG,
                    HttpHeaders.RETRY_AFTER));

    private CrossOriginFiles() {}

    /** Lets a page of the site read the answer; null is none. */
    static void allow(HttpServletResponse response, @Nullable String otherSite) {
        response.addHeader(HttpHeaders.VARY, HttpHeaders.ORIGIN);
        if (otherSite == null) {
            return;
        }
        response.setHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, otherSite);
        // No cookie counts here; but a page that sends them all the same has to be told that it may.
        response.setHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_CREDENTIALS, "true");
        response.setHeader(HttpHeaders.ACCESS_CONTROL_EXPOSE_HEADERS, READ);
    }

    /** To an origin that was not allowed it says nothing. */
    static void answerPreflight(HttpServletResponse response) {
        if (response.containsHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN)) {
            response.setHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_METHODS, "GET, HEAD, PUT");
            response.setHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_HEADERS, SENT);
            response.setHeader(HttpHeaders.ACCESS_CONTROL_MAX_AGE, String.valueOf(PREFLIGHT_KEPT.toSeconds()));
        }
        response.setStatus(HttpStatus.NO_CONTENT.value());
    }
}
