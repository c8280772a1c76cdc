package foyer.platform.graphql.execution;

import foyer.platform.graphql.PageRequest;
import graphql.schema.DataFetchingEnvironment;
import org.springframework.core.MethodParameter;
import org.springframework.graphql.data.method.HandlerMethodArgumentResolver;

/** Gives controller methods the page that a field's {@code first, after, last, before} ask for. */
final class PageRequestArgument implements HandlerMethodArgumentResolver {

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == PageRequest.class;
    }

    @Override
    public PageRequest resolveArgument(MethodParameter parameter, DataFetchingEnvironment environment) {
        return PageRequest.of(environment);
    }
}
