package foyer.tenancy.members;

import foyer.entitlements.Limit;
import foyer.entitlements.StockSource;
import org.springframework.stereotype.Component;

/** Seats as the tenant's plan counts them: a membership other than that of a viewer or a customer takes one. */
@Component
class SeatStock implements StockSource {

    private final MembershipQueries memberships;

    SeatStock(MembershipQueries memberships) {
        this.memberships = memberships;
    }

    @Override
    public Limit limit() {
        return Limit.SEATS;
    }

    @Override
    public long count() {
        return memberships.countSeats();
    }
}
