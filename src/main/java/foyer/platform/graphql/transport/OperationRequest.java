package foyer.platform.graphql.transport;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.GraphQlRequest;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.ServletServerHttpRequest;

/**
 * One operation as a transport received it.
 *
 * @param uri where it was sent
 * @param headers those of its request, or of its socket's handshake
 * @param tenant the tenant that the client believes to act in, see {@link TenantHeader}; null when it does not say
 * @param streams whether the transport can carry more than one answer, as a subscription needs
 */
public record OperationRequest(
        URI uri,
        HttpHeaders headers,
        GraphQlRequest body,
        @Nullable String tenant,
        boolean streams) {

    /** The operation in the body of an HTTP request. */
    public static OperationRequest of(HttpServletRequest request, GraphQlRequest body, boolean streams) {
        return new OperationRequest(
                URI.create(request.getRequestURI()),
                new ServletServerHttpRequest(request).getHeaders(),
                body,
                request.getHeader(TenantHeader.NAME),
                streams);
    }
}
