package foyer.platform.graphql.mutation;

import foyer.platform.graphql.Payload;
import foyer.platform.graphql.UserError;
import graphql.language.ObjectTypeDefinition;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.LightDataFetcher;
import graphql.schema.idl.RuntimeWiring;
import graphql.schema.idl.TypeDefinitionRegistry;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ResolvableType;
import org.springframework.graphql.execution.RuntimeWiringConfigurer;
import org.springframework.graphql.execution.SelfDescribingDataFetcher;
import org.springframework.stereotype.Component;

/**
 * Reads {@code userErrors} of every payload, whether it is a service's record or what a failure was turned into:
 * graphql-java does not find {@link Payload}'s default method on records that are not public.
 */
@Component
class UserErrorsFetcher
        implements LightDataFetcher<Object>, SelfDescribingDataFetcher<Object>, RuntimeWiringConfigurer {

    private static final String FIELD = "userErrors";
    private static final String PAYLOAD = "Payload";

    private @Nullable TypeDefinitionRegistry registry;

    @Override
    public void setTypeDefinitionRegistry(TypeDefinitionRegistry registry) {
        this.registry = registry;
    }

    @Override
    public void configure(RuntimeWiring.Builder wiring) {
        if (registry == null) {
            return;
        }
        registry.getTypes(ObjectTypeDefinition.class).stream()
                .filter(type -> type.getName().endsWith(PAYLOAD))
                .forEach(type -> wiring.type(type.getName(), fields -> fields.dataFetcher(FIELD, this)));
    }

    @Override
    public @Nullable Object get(
            GraphQLFieldDefinition field, Object payload, Supplier<DataFetchingEnvironment> environment) {
        return switch (payload) {
            case Payload success -> success.userErrors();
            case Map<?, ?> failure -> failure.get(FIELD);
            default -> throw new IllegalStateException(payload.getClass() + " must implement Payload");
        };
    }

    @Override
    public @Nullable Object get(DataFetchingEnvironment environment) {
        return get(
                environment.getFieldDefinition(), Objects.requireNonNull(environment.getSource()), () -> environment);
    }

    @Override
    public String getDescription() {
        return FIELD;
    }

    @Override
    public ResolvableType getReturnType() {
        return ResolvableType.forClassWithGenerics(List.class, UserError.class);
    }
}
