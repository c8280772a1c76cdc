package foyer.leads.bulkupdates;

import foyer.jobs.Job;
import foyer.platform.graphql.Payload;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.stereotype.Controller;

/** The operation of {@code schema/leads/lead.bulk.operations.graphqls}. */
@Controller
class BulkUpdateController {

    private final BulkUpdateService service;

    BulkUpdateController(BulkUpdateService service) {
        this.service = service;
    }

    /** One of both. */
    record UpdatePayload(@Nullable Job job, @Nullable BulkPreview preview) implements Payload {}

    @MutationMapping
    UpdatePayload leadBulkUpdate(@Argument BulkInputs.Update input) {
        return input.dryRun()
                ? new UpdatePayload(null, service.preview(input))
                : new UpdatePayload(service.begin(input), null);
    }
}
