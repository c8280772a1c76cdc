package foyer.properties;

import static java.util.Objects.requireNonNull;

import foyer.platform.time.TenantClock;
import foyer.tenancy.MemberRecords;
import foyer.tenancy.MembershipId;
import foyer.tenancy.Memberships;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The properties of a member who goes: another has them, when one is named, and else nobody. */
@Component
class PropertyHandover implements MemberRecords {

    private static final int AT_ONCE = 5_000;

    private final PropertyWriteQueries writes;
    private final Memberships memberships;
    private final PropertyHistory history;
    private final TenantClock clock;

    PropertyHandover(PropertyWriteQueries writes, Memberships memberships, PropertyHistory history, TenantClock clock) {
        this.writes = writes;
        this.memberships = memberships;
        this.history = history;
        this.clock = clock;
    }

    @Override
    public void reassign(MembershipId from, @Nullable MembershipId to) {
        var properties = writes.lockOf(from);
        if (properties.isEmpty()) {
            return;
        }
        var people = memberships.byIds(to == null ? List.of(from) : List.of(from, to));
        var at = clock.now();
        // However many there are, no statement is about more than it has time for.
        for (var start = 0; start < properties.size(); start += AT_ONCE) {
            writes.handOver(properties.subList(start, Math.min(properties.size(), start + AT_ONCE)), to, at);
        }
        history.handedOver(requireNonNull(people.get(from)), to == null ? null : people.get(to), properties);
    }
}
