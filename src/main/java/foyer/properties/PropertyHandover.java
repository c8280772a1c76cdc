package foyer.properties;

import foyer.platform.time.TenantClock;
import foyer.tenancy.MemberRecords;
import foyer.tenancy.MembershipId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The properties of a member who goes. */
@Component
class PropertyHandover implements MemberRecords {

    private final PropertyWriteQueries writes;
    private final PropertyHistory history;
    private final TenantClock clock;

    PropertyHandover(PropertyWriteQueries writes, PropertyHistory history, TenantClock clock) {
        this.writes = writes;
        this.history = history;
        this.clock = clock;
    }

    @Override
    public void reassign(MembershipId from, @Nullable MembershipId to) {
        var properties = writes.handOver(from, to, clock.now());
        if (!properties.isEmpty()) {
            history.handedOver(from, to, properties);
        }
    }
}
