package foyer.platform.graphql.ids;

import foyer.platform.graphql.ApiErrorCode;
import foyer.platform.messages.Messages;
import graphql.GraphQLError;
import graphql.GraphqlErrorBuilder;
import graphql.schema.DataFetchingEnvironment;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.graphql.execution.DataFetcherExceptionResolverAdapter;
import org.springframework.graphql.execution.ErrorType;
import org.springframework.stereotype.Component;
import org.springframework.validation.BindException;

/**
 * Turns arguments that do not bind into one BAD_USER_INPUT whose {@code extensions.paths} names all of them and whose
 * message says what was expected of each.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class BindingErrors extends DataFetcherExceptionResolverAdapter {

    private final ControllerMethods methods;
    private final Messages messages;

    BindingErrors(ControllerMethods methods, Messages messages) {
        this.methods = methods;
        this.messages = messages;
    }

    @Override
    protected @Nullable GraphQLError resolveToSingleError(Throwable exception, DataFetchingEnvironment environment) {
        if (!(exception instanceof BindException)) {
            return null;
        }
        var problems = problems(environment);
        var text = problems.stream()
                .map(problem ->
                        messages.get(problem.messageKey(), problem.arguments().toArray()))
                .collect(Collectors.joining(" "));
        return GraphqlErrorBuilder.newError(environment)
                .errorType(ErrorType.BAD_REQUEST)
                .message("%s", text.isEmpty() ? messages.get("argument.unknown") : text)
                .extensions(Map.of(
                        "code",
                        ApiErrorCode.BAD_USER_INPUT.name(),
                        "paths",
                        problems.stream().map(ArgumentProblems.Problem::path).toList()))
                .build();
    }

    private List<ArgumentProblems.Problem> problems(DataFetchingEnvironment environment) {
        var method = methods.of(environment);
        return method == null ? List.of() : ArgumentProblems.of(method, environment.getArguments());
    }
}
