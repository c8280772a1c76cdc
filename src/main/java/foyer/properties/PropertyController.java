package foyer.properties;

import foyer.platform.graphql.Connection;
import foyer.platform.graphql.PageRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.stereotype.Controller;

/** The operations of {@code schema/properties} on properties themselves. */
@Controller
class PropertyController {

    private final PropertyQueries queries;
    private final PropertyFilters filters;
    private final PropertyService service;

    PropertyController(PropertyQueries queries, PropertyFilters filters, PropertyService service) {
        this.queries = queries;
        this.filters = filters;
        this.service = service;
    }

    @QueryMapping
    @Nullable Property property(@Argument PropertyId id) {
        return queries.byId(id);
    }

    @QueryMapping
    Connection<Property> properties(
            @Argument @Nullable PropertyFilter filter, @Argument PropertyOrder orderBy, PageRequest page) {
        return queries.page(filters.checked(filter), orderBy, page);
    }

    @MutationMapping
    PropertyPayload propertyCreate(@Argument PropertyInputs.Change input) {
        return new PropertyPayload(service.create(input));
    }

    @MutationMapping
    PropertyPayload propertyUpdate(@Argument PropertyInputs.Change input) {
        return new PropertyPayload(service.update(input));
    }
}
