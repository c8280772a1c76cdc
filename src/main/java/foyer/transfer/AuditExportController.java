package foyer.transfer;

import foyer.jobs.Job;
import foyer.platform.graphql.Payload;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.stereotype.Controller;

/** The operation of {@code schema/transfer/audit.operations.graphqls}. */
@Controller
class AuditExportController {

    private final AuditExportService service;

    AuditExportController(AuditExportService service) {
        this.service = service;
    }

    record AuditExportPayload(Job job) implements Payload {}

    @MutationMapping
    AuditExportPayload auditExport(@Argument AuditExportService.Export input) {
        return new AuditExportPayload(service.begin(input));
    }
}
