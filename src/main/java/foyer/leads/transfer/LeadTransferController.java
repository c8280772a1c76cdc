package foyer.leads.transfer;

import foyer.jobs.Job;
import foyer.platform.graphql.Payload;
import foyer.transfer.ImportPreview;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.stereotype.Controller;

/** The operations of {@code schema/leads/lead.transfer.operations.graphqls}. */
@Controller
class LeadTransferController {

    private final LeadTransferService service;

    LeadTransferController(LeadTransferService service) {
        this.service = service;
    }

    record ImportPayload(@Nullable Job job, @Nullable ImportPreview preview) implements Payload {}

    record ExportPayload(Job job) implements Payload {}

    @MutationMapping
    ImportPayload leadImport(@Argument LeadTransferInputs.Import input) {
        return input.dryRun()
                ? new ImportPayload(null, service.preview(input))
                : new ImportPayload(service.begin(input), null);
    }

    @MutationMapping
    ExportPayload leadExport(@Argument LeadTransferInputs.Export input) {
        return new ExportPayload(service.begin(input));
    }
}
