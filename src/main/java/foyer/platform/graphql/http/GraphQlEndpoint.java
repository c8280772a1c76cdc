package foyer.platform.graphql.http;

import foyer.platform.graphql.errors.Errors;
import foyer.platform.graphql.limits.LimitSettings;
import foyer.platform.graphql.socket.SocketHandshake;
import foyer.platform.graphql.transport.Callers;
import foyer.platform.graphql.transport.OperationBounds;
import foyer.platform.graphql.transport.OperationRequest;
import foyer.platform.graphql.transport.Operations;
import foyer.platform.graphql.transport.RequestLog;
import foyer.platform.graphql.transport.RequestRefused;
import foyer.platform.security.Caller;
import foyer.platform.web.CookieAnswer;
import foyer.platform.web.SessionCookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.HttpRequestHandler;

/**
 * {@code /graphql} over HTTP (GraphQL over HTTP specification). Every request gets an answer that is well-formed GraphQL,
 * with the request's id; what never reached the engine is answered as JSON with a 4xx status. Who asks for them gets an
 * event stream ({@link EventStreams}) or a socket ({@link SocketHandshake}).
 */
@Component
class GraphQlEndpoint implements HttpRequestHandler {

    private final RequestBody bodies;
    private final Callers callers;
    private final Operations operations;
    private final AnswerStatus statuses;
    private final AnswerWriter answers;
    private final EventStreams streams;
    private final SocketHandshake sockets;
    private final RequestLog log;
    private final Errors errors;
    private final SessionCookie cookie;
    private final LimitSettings limits;

    GraphQlEndpoint(
            Callers callers,
            Operations operations,
            AnswerStatus statuses,
            AnswerWriter answers,
            EventStreams streams,
            SocketHandshake sockets,
            RequestLog log,
            Errors errors,
            SessionCookie cookie,
            LimitSettings limits) {
        this.bodies = new RequestBody(limits);
        this.callers = callers;
        this.operations = operations;
        this.statuses = statuses;
        this.answers = answers;
        this.streams = streams;
        this.sockets = sockets;
        this.log = log;
        this.errors = errors;
        this.cookie = cookie;
        this.limits = limits;
    }

    @Override
    public void handleRequest(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var bounds = new OperationBounds(limits.operationTime());
        var unknown = callers.unknown(request);
        response.setHeader(Callers.REQUEST_ID, unknown.requestId());
        try {
            answer(request, response, unknown, bounds);
        } catch (RequestRefused e) {
            var result = errors.result(e.error(), unknown);
            log.write(unknown, bounds, result, e.status());
            answers.write(response, result, AnswerType.JSON, e.status());
        }
    }

    private void answer(
            HttpServletRequest request, HttpServletResponse response, Caller unknown, OperationBounds bounds)
            throws RequestRefused, IOException {
        if (SocketHandshake.isAskedFor(request)) {
            sockets.accept(request, response, unknown);
            return;
        }
        if (!HttpMethod.POST.matches(request.getMethod())) {
            response.setHeader(HttpHeaders.ALLOW, HttpMethod.POST.name());
            throw new RequestRefused(HttpStatus.METHOD_NOT_ALLOWED, "request.method");
        }
        var accepted = AnswerType.accepted(request.getHeader(HttpHeaders.ACCEPT));
        var operation = OperationRequest.of(request, bodies.read(request), accepted.streams());
        var cookies = new CookieAnswer();
        var ran = cookies.during(
                () -> operations.run(operation, unknown, () -> callers.actor(request, accepted.streams()), bounds));
        cookie.write(request, response, cookies);
        var type = accepted.type();
        if (ran.stream() != null || type == AnswerType.EVENT_STREAM) {
            streams.answer(response, operation, ran, bounds);
            return;
        }
        var status = statuses.of(ran.result(), type);
        log.write(ran.caller(), bounds, ran.result(), status);
        answers.write(response, ran.result(), type, status);
    }
}
