package foyer.billing.clocks;

import foyer.billing.BillingHistory;
import foyer.billing.Standing;
import foyer.platform.graphql.Payload;
import foyer.tenancy.TenantId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.stereotype.Controller;

/** The operations that let a tenant's time pass. */
@Controller
class TestClockController {

    private final TestClockService service;

    TestClockController(TestClockService service) {
        this.service = service;
    }

    record Advance(TenantId tenantId, Instant to) {}

    record Simulate(TenantId tenantId, List<BillingSimulation.Step> steps) {}

    /** The schema's {@code TestClock}. */
    record TestClock(Instant now, boolean hasArrived) {}

    record Advanced(@Nullable TestClock clock, @Nullable List<BillingHistory.Entry> history) implements Payload {}

    record Simulated(@Nullable List<Standing> standings) implements Payload {}

    @MutationMapping
    Advanced testClockAdvance(@Argument Advance input) {
        var done = service.advance(input.tenantId(), input.to());
        return new Advanced(new TestClock(done.now(), done.hasArrived()), done.history());
    }

    @MutationMapping
    Simulated billingSimulate(@Argument Simulate input) {
        return new Simulated(service.simulate(input.tenantId(), input.steps()));
    }
}
