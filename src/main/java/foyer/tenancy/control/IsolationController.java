package foyer.tenancy.control;

import foyer.platform.isolation.IsolationReport;
import foyer.platform.isolation.IsolationReports;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.stereotype.Controller;

/** Answers how far the database keeps tenants apart. */
@Controller
class IsolationController {

    private final IsolationReports reports;

    IsolationController(IsolationReports reports) {
        this.reports = reports;
    }

    @QueryMapping
    IsolationReport isolationReport() {
        return reports.report();
    }
}
