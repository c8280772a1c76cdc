package foyer.properties.searches;

import foyer.platform.graphql.Connection;
import foyer.platform.graphql.PageRequest;
import foyer.platform.graphql.Payload;
import foyer.platform.graphql.mutation.PlainInput;
import foyer.properties.PropertyFilterJson;
import graphql.schema.DataFetchingEnvironment;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** The operations on saved searches. */
@Controller
class SavedSearchController {

    private final SavedSearchQueries queries;
    private final SavedSearchService service;

    SavedSearchController(SavedSearchQueries queries, SavedSearchService service) {
        this.queries = queries;
        this.service = service;
    }

    /** The payload of every mutation. */
    record Written(PropertySavedSearch propertySavedSearch) implements Payload {}

    @QueryMapping
    @Nullable PropertySavedSearch propertySavedSearch(@Argument PropertySavedSearchId id) {
        return queries.own(id);
    }

    @QueryMapping
    Connection<PropertySavedSearch> propertySavedSearches(PageRequest page) {
        return queries.page(page);
    }

    @MutationMapping
    Written propertySavedSearchCreate(
            @Argument PropertySavedSearchInputs.Create input, DataFetchingEnvironment environment) {
        var filter = filter(environment);
        return new Written(service.create(input, filter == null ? Map.of() : filter));
    }

    @MutationMapping
    Written propertySavedSearchUpdate(
            @Argument PropertySavedSearchInputs.Update input, DataFetchingEnvironment environment) {
        return new Written(service.update(input, filter(environment)));
    }

    @MutationMapping
    Written propertySavedSearchDelete(@Argument PropertySavedSearchInputs.Delete input) {
        return new Written(service.delete(input.id()));
    }

    @SchemaMapping
    Map<String, @Nullable Object> filter(PropertySavedSearch search) {
        return PropertyFilterJson.shown(search.filter());
    }

    /** As it was sent, null when it was not. */
    private static @Nullable Map<String, @Nullable Object> filter(DataFetchingEnvironment environment) {
        @Nullable Map<String, Object> input = environment.getArgument("input");
        return input != null && input.get("filter") instanceof Map<?, ?> filter ? PlainInput.of(filter) : null;
    }
}
