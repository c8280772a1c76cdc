package foyer.properties;

import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.stereotype.Controller;

/** The operations that move a property from one status to another. */
@Controller
class PropertyStatusController {

    private final PropertyMoveService service;

    PropertyStatusController(PropertyMoveService service) {
        this.service = service;
    }

    @MutationMapping
    PropertyPayload propertySubmit(@Argument PropertyInputs.Move input) {
        return moved(input, PropertyMove.SUBMIT);
    }

    @MutationMapping
    PropertyPayload propertyPublish(@Argument PropertyInputs.Move input) {
        return moved(input, PropertyMove.PUBLISH);
    }

    @MutationMapping
    PropertyPayload propertyUnpublish(@Argument PropertyInputs.Move input) {
        return moved(input, PropertyMove.UNPUBLISH);
    }

    @MutationMapping
    PropertyPayload propertyMarkUnderOffer(@Argument PropertyInputs.Move input) {
        return moved(input, PropertyMove.MARK_UNDER_OFFER);
    }

    @MutationMapping
    PropertyPayload propertyMarkSold(@Argument PropertyInputs.Move input) {
        return moved(input, PropertyMove.MARK_SOLD);
    }

    @MutationMapping
    PropertyPayload propertyMarkRented(@Argument PropertyInputs.Move input) {
        return moved(input, PropertyMove.MARK_RENTED);
    }

    @MutationMapping
    PropertyPayload propertyArchive(@Argument PropertyInputs.Move input) {
        return moved(input, PropertyMove.ARCHIVE);
    }

    @MutationMapping
    PropertyPayload propertyRestore(@Argument PropertyInputs.Move input) {
        return moved(input, PropertyMove.RESTORE);
    }

    private PropertyPayload moved(PropertyInputs.Move input, PropertyMove move) {
        return new PropertyPayload(service.move(input.id(), move));
    }
}
