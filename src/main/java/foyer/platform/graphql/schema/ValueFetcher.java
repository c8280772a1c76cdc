package foyer.platform.graphql.schema;

import graphql.schema.DataFetchingEnvironment;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.LightDataFetcher;
import java.lang.invoke.LambdaMetafactory;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Reads a field from the method of its name, which is what records and pages have, without a look-up for each row: a
 * list of 50 rows reads a thousand values. What has no such method is read as the engine does.
 */
final class ValueFetcher implements LightDataFetcher<Object> {

    private final String name;
    private final LightDataFetcher<?> otherwise;
    private volatile @Nullable Known last;

    /** How values are read of one class. */
    private record Known(Class<?> type, @Nullable Function<Object, Object> read) {}

    ValueFetcher(String name, LightDataFetcher<?> otherwise) {
        this.name = name;
        this.otherwise = otherwise;
    }

    @Override
    public @Nullable Object get(
            GraphQLFieldDefinition field, @Nullable Object source, Supplier<DataFetchingEnvironment> environment)
            throws Exception {
        if (source == null) {
            return null;
        }
        var known = last;
        if (known == null || known.type() != source.getClass()) {
            known = new Known(source.getClass(), reader(source.getClass()));
            last = known;
        }
        return known.read() == null
                ? otherwise.get(field, source, environment)
                : known.read().apply(source);
    }

    @Override
    public @Nullable Object get(DataFetchingEnvironment environment) throws Exception {
        return get(environment.getFieldDefinition(), environment.getSource(), () -> environment);
    }

    @SuppressWarnings("unchecked") // The method's own parameter is cast to its class.
    private @Nullable Function<Object, Object> reader(Class<?> type) {
        var method = Map.class.isAssignableFrom(type)
                ? null
                : Arrays.stream(type.getMethods())
                        .filter(each -> each.getName().equals(name)
                                && each.getParameterCount() == 0
                                && each.getReturnType() != void.class
                                && each.getDeclaringClass() == type)
                        .findFirst()
                        .orElse(null);
        if (method == null) {
            return null;
        }
        try {
            var lookup = MethodHandles.privateLookupIn(type, MethodHandles.lookup());
            var handle = lookup.unreflect(method);
            return (Function<Object, Object>) LambdaMetafactory.metafactory(
                            lookup,
                            "apply",
                            MethodType.methodType(Function.class),
                            MethodType.methodType(Object.class, Object.class),
                            handle,
                            handle.type().wrap())
                    .getTarget()
                    .invoke();
        } catch (Throwable _) {
            // A class of a module that is closed to us: the engine knows other ways.
            return null;
        }
    }
}
