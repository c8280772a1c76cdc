package foyer.tenancy.sessions;

import foyer.identity.Factors;
import foyer.identity.Sessions;
import foyer.identity.UserId;
import foyer.identity.Users;
import foyer.tenancy.TenantId;
import foyer.tenancy.members.MembershipQueries;
import foyer.tenancy.policies.SecurityPolicy;
import foyer.tenancy.policies.SecurityPolicyQueries;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Where a session that is opened stands, and for how long, by its user's tenants and their policies. */
@Component
class SeatChoice {

    private final MembershipQueries memberships;
    private final SecurityPolicyQueries policies;
    private final Sessions sessions;
    private final Users users;
    private final Factors factors;

    SeatChoice(
            MembershipQueries memberships,
            SecurityPolicyQueries policies,
            Sessions sessions,
            Users users,
            Factors factors) {
        this.memberships = memberships;
        this.policies = policies;
        this.sessions = sessions;
        this.users = users;
        this.factors = factors;
    }

    /**
     * What was chosen.
     *
     * @param seat null for outside any tenant
     * @param factorRequired whether the tenant that was found asks for a second factor; without one there is no seat
     * @param longest how long the session lives at most; null for as long as the application lets it
     */
    record Choice(
            MembershipQueries.@Nullable Seat seat,
            boolean factorRequired,
            @Nullable Duration longest) {

        @Nullable UUID tenant() {
            return seat == null ? null : seat.tenant().value();
        }

        @Nullable UUID membership() {
            return seat == null ? null : seat.membership().value();
        }

        /** Whether there would be a seat, had the user a second factor. */
        boolean lacksFactor() {
            return factorRequired && seat == null;
        }
    }

    /** Before anyone is known: in the tenant that is wanted, or wherever the user usually is. */
    Choice of(UserId user, @Nullable TenantId wanted) {
        var seat = seat(user, wanted);
        var asked = policies.whereActing(user);
        var longest = asked.values().stream()
                .reduce(SecurityPolicy::and)
                .orElse(SecurityPolicy.NONE)
                .longestSession();
        var required = seat != null
                && asked.getOrDefault(seat.tenant().value(), SecurityPolicy.NONE)
                        .secondFactorRequired();
        return new Choice(required && !factors.isActiveOf(user) ? null : seat, required, longest);
    }

    /** The seat asked for; else that of the default tenant, of the session before this one, or the oldest; null for none. */
    private MembershipQueries.@Nullable Seat seat(UserId user, @Nullable TenantId wanted) {
        var seats = memberships.seats(user);
        if (wanted != null) {
            return MembershipQueries.find(seats, wanted);
        }
        if (seats.size() < 2) {
            return seats.isEmpty() ? null : seats.getFirst();
        }
        var usual = find(seats, users.defaultTenant(user));
        if (usual != null) {
            return usual;
        }
        var last = find(seats, sessions.lastTenant(user));
        return last == null ? seats.getFirst() : last;
    }

    private static MembershipQueries.@Nullable Seat find(List<MembershipQueries.Seat> seats, @Nullable UUID tenant) {
        return tenant == null ? null : MembershipQueries.find(seats, new TenantId(tenant));
    }
}
