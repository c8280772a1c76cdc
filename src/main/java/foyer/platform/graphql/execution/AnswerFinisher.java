package foyer.platform.graphql.execution;

import foyer.platform.graphql.errors.EngineErrors;
import foyer.platform.graphql.errors.Errors;
import foyer.platform.graphql.limits.Limit;
import foyer.platform.graphql.limits.LimitSettings;
import foyer.platform.graphql.limits.OperationReport;
import foyer.platform.graphql.live.LiveMessage;
import foyer.platform.security.Caller;
import foyer.platform.security.CurrentCaller;
import graphql.GraphQLError;
import graphql.execution.ResultNodesInfo;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.graphql.server.WebGraphQlInterceptor;
import org.springframework.graphql.server.WebGraphQlRequest;
import org.springframework.graphql.server.WebGraphQlResponse;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Finishes every answer, whatever the transport: errors get code and request id, and are at most so many;
 * {@code extensions.cost} says what the operation cost. The transport leaves the report in the request's attributes. An
 * answer that grows beyond the limit is stopped and answered with that error alone: what the engine left of it has holes.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class AnswerFinisher implements WebGraphQlInterceptor {

    private final EngineErrors errors;
    private final VariableFaults variables;
    private final Errors failures;
    private final LimitSettings limits;

    AnswerFinisher(EngineErrors errors, Errors failures, VariableFaults variables, LimitSettings limits) {
        this.errors = errors;
        this.failures = failures;
        this.variables = variables;
        this.limits = limits;
    }

    @Override
    public Mono<WebGraphQlResponse> intercept(WebGraphQlRequest request, Chain chain) {
        var caller = CurrentCaller.get();
        var report = (OperationReport) request.getAttributes().get(OperationReport.class.getName());
        var message = request.getAttributes().get(LiveMessage.class.getName());
        request.configureExecutionInput((input, builder) -> {
            input.getGraphQLContext().put(ResultNodesInfo.MAX_RESULT_NODES, limits.resultNodes());
            if (report != null) {
                input.getGraphQLContext().put(OperationReport.class, report);
            }
            if (message != null) {
                input.getGraphQLContext().put(LiveMessage.class, message);
            }
            return input;
        });
        return chain.next(request).map(response -> finish(response, report, caller));
    }

    private WebGraphQlResponse finish(WebGraphQlResponse response, @Nullable OperationReport report, Caller caller) {
        ResultNodesInfo nodes = response.getExecutionInput().getGraphQLContext().get(ResultNodesInfo.RESULT_NODES_INFO);
        if (nodes != null && nodes.isMaxResultNodesExceeded()) {
            var tooLarge = Limit.RESULT_NODES.inAnswer(limits.resultNodes(), nodes.getResultNodesCount());
            return stopped(response, report, failures.of(tooLarge, caller));
        }
        var found = found(response, report, caller);
        var extensions = extensions(response, report, found.size());
        if (found.isEmpty() && extensions.isEmpty()) {
            return response;
        }
        var finished = found.stream()
                .limit(limits.errors())
                .<GraphQLError>map(error -> errors.finish(error, caller))
                .toList();
        return response.transform(builder -> {
            builder.errors(finished);
            if (!extensions.isEmpty()) {
                builder.extensions(extensions);
            }
        });
    }

    @SuppressWarnings("NullAway") // the builder takes null for what is answered as null
    private WebGraphQlResponse stopped(
            WebGraphQlResponse response, @Nullable OperationReport report, GraphQLError error) {
        var extensions = extensions(response, report, 1);
        return response.transform(builder -> {
            builder.data(null);
            builder.errors(List.of(error));
            if (!extensions.isEmpty()) {
                builder.extensions(extensions);
            }
        });
    }

    /** The engine stops at the first variable that does not fit and does not say where in it: all are told. */
    private List<? extends GraphQLError> found(
            WebGraphQlResponse response, @Nullable OperationReport report, Caller caller) {
        var found = response.getExecutionResult().getErrors();
        if (report == null || report.definition() == null || !VariableFaults.tells(found)) {
            return found;
        }
        var faults =
                variables.of(report.definition(), response.getExecutionInput().getVariables(), caller);
        return faults.isEmpty() ? found : faults;
    }

    private Map<Object, Object> extensions(WebGraphQlResponse response, @Nullable OperationReport report, int found) {
        var extensions = new LinkedHashMap<Object, Object>(response.getExtensions());
        if (report != null && report.cost() != null) {
            extensions.put("cost", report.cost());
        }
        if (found > limits.errors()) {
            extensions.put("errorsOmitted", found - limits.errors());
        }
        return extensions;
    }
}
