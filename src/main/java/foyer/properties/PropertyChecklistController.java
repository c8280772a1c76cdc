package foyer.properties;

import foyer.platform.graphql.Payload;
import java.util.List;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** The operations on what has to be there before a property can be published. */
@Controller
class PropertyChecklistController {

    private final PropertyChecklistQueries queries;
    private final PropertyChecklistService service;

    PropertyChecklistController(PropertyChecklistQueries queries, PropertyChecklistService service) {
        this.queries = queries;
        this.service = service;
    }

    record Save(List<PropertyRequirement> added) {}

    record Saved(PropertyChecklist propertyChecklist) implements Payload {}

    @QueryMapping
    PropertyChecklist propertyChecklist() {
        return queries.checklist();
    }

    @SchemaMapping
    List<PropertyRequirement> always(PropertyChecklist checklist) {
        return checklist.always();
    }

    @MutationMapping
    Saved propertyChecklistSave(@Argument Save input) {
        return new Saved(service.save(input.added()));
    }
}
