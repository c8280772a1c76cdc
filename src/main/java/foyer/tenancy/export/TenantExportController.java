package foyer.tenancy.export;

import foyer.jobs.Job;
import foyer.platform.graphql.Payload;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.stereotype.Controller;

/** The operation of {@code schema/tenancy/tenant.export.operations.graphqls}. */
@Controller
class TenantExportController {

    private final TenantExportService service;

    TenantExportController(TenantExportService service) {
        this.service = service;
    }

    record Requested(Job job) implements Payload {}

    @MutationMapping
    Requested tenantExportRequest(@Argument TenantExportService.Request input) {
        return new Requested(service.request(input));
    }
}
