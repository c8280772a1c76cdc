package foyer.platform.graphql.http;

import foyer.platform.graphql.ApiErrorCode;
import foyer.platform.graphql.ApiException;
import foyer.platform.graphql.errors.Errors;
import foyer.platform.graphql.limits.LimitSettings;
import foyer.platform.graphql.transport.Callers;
import foyer.platform.graphql.transport.OperationBounds;
import foyer.platform.graphql.transport.RequestLog;
import foyer.platform.web.OriginPolicy;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Stands before {@code /graphql} for every method and transport: a page of a foreign origin is refused before anything
 * is read of its request, and one of an allowed origin is told that it may read the answer (Fetch, "CORS protocol").
 */
@Component
class OriginFilter extends OncePerRequestFilter {

    private final OriginPolicy policy;
    private final Callers callers;
    private final Errors errors;
    private final AnswerWriter answers;
    private final RequestLog log;
    private final LimitSettings limits;

    OriginFilter(
            OriginPolicy policy,
            Callers callers,
            Errors errors,
            AnswerWriter answers,
            RequestLog log,
            LimitSettings limits) {
        this.policy = policy;
        this.callers = callers;
        this.errors = errors;
        this.answers = answers;
        this.log = log;
        this.limits = limits;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        response.addHeader(HttpHeaders.VARY, HttpHeaders.ORIGIN);
        if (!policy.admits(request)) {
            refuse(request, response);
            return;
        }
        var otherSite = policy.otherSite(request);
        if (otherSite != null) {
            CrossOriginHeaders.allow(response, otherSite);
        }
        if (isPreflight(request)) {
            CrossOriginHeaders.answerPreflight(response);
            return;
        }
        chain.doFilter(request, response);
    }

    private static boolean isPreflight(HttpServletRequest request) {
        return HttpMethod.OPTIONS.matches(request.getMethod())
                && request.getHeader(HttpHeaders.ORIGIN) != null
                && request.getHeader(HttpHeaders.ACCESS_CONTROL_REQUEST_METHOD) != null;
    }

    private void refuse(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var bounds = new OperationBounds(limits.operationTime());
        var unknown = callers.unknown(request);
        var refusal = new ApiException(ApiErrorCode.FORBIDDEN, "request.origin", List.of(), Map.of("reason", "ORIGIN"));
        var result = errors.result(refusal, unknown);
        response.setHeader(Callers.REQUEST_ID, unknown.requestId());
        log.write(unknown, bounds, result, HttpStatus.FORBIDDEN);
        answers.write(response, result, AnswerType.JSON, HttpStatus.FORBIDDEN);
    }
}
