package foyer.platform.graphql.schema;

import graphql.Directives;
import graphql.introspection.IntrospectionDataFetcher;
import graphql.schema.FieldCoordinates;
import graphql.schema.GraphQLCodeRegistry;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLFieldsContainer;
import java.util.Set;

/**
 * What introspection tells of directives: not those that graphql-java puts into every schema although they do nothing
 * here. Clients would use {@code @defer}, and it is not incremental.
 */
final class Advertised {

    static final Set<String> UNSUPPORTED = Set.of(
            Directives.DeferDirective.getName(), Directives.ExperimentalDisableErrorPropagationDirective.getName());

    private static final FieldCoordinates DIRECTIVES = FieldCoordinates.coordinates("__Schema", "directives");

    private Advertised() {}

    static void hideUnsupported(
            GraphQLFieldsContainer parent, GraphQLFieldDefinition field, GraphQLCodeRegistry.Builder code) {
        var place = FieldCoordinates.coordinates(parent, field);
        if (place.equals(DIRECTIVES)) {
            IntrospectionDataFetcher<Object> supported =
                    environment -> environment.getGraphQLSchema().getDirectives().stream()
                            .filter(directive -> !UNSUPPORTED.contains(directive.getName()))
                            .toList();
            code.dataFetcher(place, supported);
        }
    }
}
