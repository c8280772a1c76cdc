package foyer.properties;

import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.stereotype.Controller;

/** The operations on the media of a property. */
@Controller
class PropertyMediaController {

    private final PropertyMediaService service;

    PropertyMediaController(PropertyMediaService service) {
        this.service = service;
    }

    @MutationMapping
    PropertyPayload propertyMediaAdd(@Argument PropertyInputs.MediaAdd input) {
        return new PropertyPayload(service.add(input));
    }

    @MutationMapping
    PropertyPayload propertyMediaReorder(@Argument PropertyInputs.MediaOf input) {
        return new PropertyPayload(service.reorder(input));
    }

    @MutationMapping
    PropertyPayload propertyMediaUpdate(@Argument PropertyInputs.MediaUpdate input) {
        return new PropertyPayload(service.update(input));
    }

    @MutationMapping
    PropertyPayload propertyMediaRemove(@Argument PropertyInputs.MediaOf input) {
        return new PropertyPayload(service.remove(input));
    }
}
