package foyer.tenancy.members;

import foyer.entitlements.Freezing;
import foyer.entitlements.Limit;
import foyer.entitlements.Usage;
import foyer.platform.graphql.Connection;
import foyer.platform.graphql.PageRequest;
import foyer.tenancy.MembershipId;
import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Tells who would have no seat with fewer of them; {@link Seats} freezes them. One owner stays in any case. */
@Component
class SeatFreezing implements Freezing {

    static final String KIND = "Membership";

    private final MemberQueries members;
    private final FrozenQueries frozen;
    private final Seats seats;

    SeatFreezing(MemberQueries members, FrozenQueries frozen, Seats seats) {
        this.members = members;
        this.frozen = frozen;
        this.seats = seats;
    }

    @Override
    public Limit limit() {
        return Limit.SEATS;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public String prefix() {
        return MembershipId.PREFIX;
    }

    @Override
    public Extent extent(Usage usage, long allowed) {
        var over = frozen.over(staying(allowed));
        return new Extent(usage.used() + frozen.frozen().size(), over.size(), String.valueOf(over.hashCode()));
    }

    @Override
    public Connection<UUID> over(long allowed, PageRequest page) {
        return frozen.page(staying(allowed), page);
    }

    /** Suspended members keep their seats. */
    private long staying(long allowed) {
        return allowed - frozen.fixed();
    }

    @Override
    public Set<UUID> keepable(Collection<UUID> ids) {
        return frozen.withSeat(ids);
    }

    @Override
    public void hold() {
        members.lock();
    }

    @Override
    public void choiceChanged() {
        seats.choose();
    }
}
