package foyer.leads;

import foyer.platform.time.TenantClock;
import foyer.tenancy.MemberRecords;
import foyer.tenancy.MembershipId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The leads of a member who goes. */
@Component
class LeadHandover implements MemberRecords {

    private final LeadWriteQueries writes;
    private final LeadHistory history;
    private final TenantClock clock;

    LeadHandover(LeadWriteQueries writes, LeadHistory history, TenantClock clock) {
        this.writes = writes;
        this.history = history;
        this.clock = clock;
    }

    @Override
    public void reassign(MembershipId from, @Nullable MembershipId to) {
        var leads = writes.handOver(from, to, clock.now());
        if (!leads.isEmpty()) {
            history.handedOver(from, to, leads);
        }
    }
}
