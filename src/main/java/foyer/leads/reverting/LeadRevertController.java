package foyer.leads.reverting;

import foyer.jobs.Job;
import foyer.platform.graphql.Payload;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.stereotype.Controller;

/** The operation of {@code schema/leads/lead.revert.operations.graphqls}. */
@Controller
class LeadRevertController {

    private final LeadRevertService service;

    LeadRevertController(LeadRevertService service) {
        this.service = service;
    }

    record RevertPayload(Job job) implements Payload {}

    @MutationMapping
    RevertPayload leadImportRevert(@Argument LeadRevertService.Input input) {
        return new RevertPayload(service.begin(input));
    }
}
