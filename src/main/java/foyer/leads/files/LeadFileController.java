package foyer.leads.files;

import foyer.leads.Lead;
import foyer.platform.graphql.Payload;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.stereotype.Controller;

/** The operations of {@code schema/leads/lead.files.operations.graphqls}. */
@Controller
class LeadFileController {

    private final LeadFileService service;

    LeadFileController(LeadFileService service) {
        this.service = service;
    }

    record FilesPayload(Lead lead) implements Payload {}

    @MutationMapping
    FilesPayload leadFilesAdd(@Argument LeadFileInputs.Add input) {
        return new FilesPayload(service.add(input));
    }

    @MutationMapping
    FilesPayload leadFilesRemove(@Argument LeadFileInputs.Remove input) {
        return new FilesPayload(service.remove(input));
    }
}
