package foyer.properties;

import foyer.platform.graphql.Payload;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.ArgumentValue;
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
    private final PropertyConfirmationService confirmations;

    PropertyChecklistController(
            PropertyChecklistQueries queries,
            PropertyChecklistService service,
            PropertyConfirmationService confirmations) {
        this.queries = queries;
        this.service = service;
        this.confirmations = confirmations;
    }

    record Save(
            List<PropertyRequirement> added, ArgumentValue<List<OwnItem>> ownItems, ArgumentValue<List<String>> own) {}

    /** What members confirm by hand, from now on by this title; without an id the one that is called so, or a new one. */
    record OwnItem(@Nullable PropertyOwnItemId id, String title) {}

    /** Which of what is confirmed by hand, of which property. */
    record ItemOf(PropertyId id, String title) {}

    record Saved(PropertyChecklist propertyChecklist) implements Payload {}

    @QueryMapping
    PropertyChecklist propertyChecklist() {
        return queries.checklist();
    }

    @SchemaMapping
    List<PropertyRequirement> always(PropertyChecklist checklist) {
        return checklist.always();
    }

    @SchemaMapping
    List<PropertyOwnItem> ownItems(PropertyChecklist checklist) {
        return checklist.items();
    }

    @SchemaMapping
    List<String> own(PropertyChecklist checklist) {
        return checklist.own();
    }

    @MutationMapping
    Saved propertyChecklistSave(@Argument Save input) {
        return new Saved(service.save(input));
    }

    @MutationMapping
    PropertyPayload propertyChecklistConfirm(@Argument ItemOf input) {
        return new PropertyPayload(confirmations.confirm(input.id(), input.title()));
    }

    @MutationMapping
    PropertyPayload propertyChecklistWithdraw(@Argument ItemOf input) {
        return new PropertyPayload(confirmations.withdraw(input.id(), input.title()));
    }
}
