package foyer.records.fields;

import foyer.platform.graphql.Payload;
import java.util.List;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.stereotype.Controller;

/** The operations on custom fields. */
@Controller
class CustomFieldController {

    private final CustomFieldQueries queries;
    private final CustomFieldService service;

    CustomFieldController(CustomFieldQueries queries, CustomFieldService service) {
        this.queries = queries;
        this.service = service;
    }

    /** The payload of every mutation that answers one field. */
    record Written(CustomField customField) implements Payload {}

    record Ordered(List<CustomField> customFields) implements Payload {}

    @QueryMapping
    List<CustomField> customFields(@Argument RecordType type, @Argument boolean archived) {
        return queries.all(type, archived);
    }

    @MutationMapping
    Written customFieldCreate(@Argument CustomFieldInputs.Create input) {
        return new Written(service.create(input));
    }

    @MutationMapping
    Written customFieldUpdate(@Argument CustomFieldInputs.Update input) {
        return new Written(service.update(input));
    }

    @MutationMapping
    Written customFieldArchive(@Argument CustomFieldInputs.Archive input) {
        return new Written(service.archive(input));
    }

    @MutationMapping
    Ordered customFieldReorder(@Argument CustomFieldInputs.Reorder input) {
        return new Ordered(service.reorder(input));
    }
}
