package foyer.platform.graphql.http;

import foyer.platform.graphql.transport.ResultJson;
import graphql.ExecutionResult;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Writes a result as the answer to its request; nothing of it may be kept by a cache. */
@Component
class AnswerWriter {

    private final ResultJson json;

    AnswerWriter(ResultJson json) {
        this.json = json;
    }

    void write(HttpServletResponse response, ExecutionResult result, AnswerType type, HttpStatus status)
            throws IOException {
        var bytes = json.bytes(result);
        response.setStatus(status.value());
        response.setContentType(type.header());
        response.setContentLength(bytes.length);
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        retryAfter(response, result);
        if (status == HttpStatus.UNAUTHORIZED) {
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        }
        response.getOutputStream().write(bytes);
    }

    private static void retryAfter(HttpServletResponse response, ExecutionResult result) {
        for (var error : result.getErrors()) {
            if (error.getExtensions() != null && error.getExtensions().get("retryAfter") instanceof Number seconds) {
                response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(seconds.longValue()));
            }
        }
    }
}
