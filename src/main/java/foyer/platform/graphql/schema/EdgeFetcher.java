package foyer.platform.graphql.schema;

import foyer.platform.graphql.PageRequest;
import graphql.TrivialDataFetcher;
import graphql.schema.DataFetchingEnvironment;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;
import org.dataloader.DataLoader;
import org.jspecify.annotations.Nullable;

/**
 * Calls the controller method of an edge for each row of a list: straight, where it takes nothing but the row, a page, a
 * loader or the environment. Spring's own way there resolves each parameter anew and captures a context that is empty
 * here (ADR 003), which for 50 rows with two edges was a fifth of the request.
 */
final class EdgeFetcher implements TrivialDataFetcher<Object> {

    private final Method method;
    private final Supplier<?> controller;
    private final List<Function<DataFetchingEnvironment, @Nullable Object>> parameters;

    private EdgeFetcher(
            Method method,
            Supplier<?> controller,
            List<Function<DataFetchingEnvironment, @Nullable Object>> parameters) {
        this.method = method;
        this.controller = controller;
        this.parameters = parameters;
    }

    /** The fetcher that calls the method; null where it takes something else. */
    static @Nullable EdgeFetcher of(Method method, Supplier<?> controller) {
        var parameters = new ArrayList<Function<DataFetchingEnvironment, @Nullable Object>>();
        for (var parameter : method.getParameters()) {
            var value = value(parameter, parameters.isEmpty());
            if (value == null) {
                return null;
            }
            parameters.add(value);
        }
        method.setAccessible(true);
        return new EdgeFetcher(method, controller, parameters);
    }

    private static @Nullable Function<DataFetchingEnvironment, @Nullable Object> value(
            Parameter parameter, boolean first) {
        var type = parameter.getType();
        if (parameter.getAnnotations().length > 0) {
            return null;
        }
        if (type == PageRequest.class) {
            return PageRequest::of;
        }
        if (type == DataFetchingEnvironment.class) {
            return environment -> environment;
        }
        if (type == DataLoader.class) {
            var name = parameter.getName();
            return environment -> Objects.requireNonNull(environment.getDataLoader(name), name);
        }
        return first ? DataFetchingEnvironment::getSource : null;
    }

    @Override
    public @Nullable Object get(DataFetchingEnvironment environment) throws Exception {
        var arguments = new @Nullable Object[parameters.size()];
        for (var i = 0; i < arguments.length; i++) {
            arguments[i] = parameters.get(i).apply(environment);
        }
        try {
            return method.invoke(controller.get(), arguments);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof Exception failure) {
                throw failure;
            }
            throw e;
        }
    }
}
