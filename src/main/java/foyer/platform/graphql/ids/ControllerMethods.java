package foyer.platform.graphql.ids;

import graphql.schema.DataFetchingEnvironment;
import graphql.schema.FieldCoordinates;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLFieldsContainer;
import java.lang.reflect.Method;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.execution.SelfDescribingDataFetcher;
import org.springframework.stereotype.Component;

/** The controller method behind each field that takes arguments; filled when the schema is built. */
@Component
public class ControllerMethods {

    private final Map<FieldCoordinates, Method> methods = new HashMap<>();

    /** Remembers the method that the fetcher calls, if it is one that calls a method. */
    public void add(GraphQLFieldsContainer parent, GraphQLFieldDefinition field, Object fetcher) {
        if (fetcher instanceof SelfDescribingDataFetcher<?> described
                && described.asMethod() != null
                && !field.getArguments().isEmpty()) {
            methods.put(FieldCoordinates.coordinates(parent, field), described.asMethod());
        }
    }

    @Nullable Method of(DataFetchingEnvironment environment) {
        var parent = (GraphQLFieldsContainer) environment.getParentType();
        return methods.get(FieldCoordinates.coordinates(parent, environment.getFieldDefinition()));
    }
}
