package foyer.tenancy.members;

import foyer.tenancy.members.MembershipChange.Kind;
import foyer.tenancy.roles.CustomRoleId;
import foyer.tenancy.roles.GivenRole;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The members who have a role of the tenant's own; changed under the tenant's lock. */
@Component
public class RoleHolders {

    private final MemberQueries queries;
    private final MemberChanges changes;
    private final Seats seats;

    RoleHolders(MemberQueries queries, MemberChanges changes, Seats seats) {
        this.queries = queries;
        this.changes = changes;
        this.seats = seats;
    }

    /** The seats that those who got another role took and take. */
    public record Taken(int before, int after) {}

    /** The role lets them do something else from now on. */
    public void outdate(CustomRoleId role) {
        queries.outdate(role);
    }

    /**
     * Gives all of them another role, so that nobody has it any more; {@link #count} what it takes late in the transaction.
     *
     * @param to null when nobody has it
     */
    public Taken replace(CustomRoleId role, @Nullable GivenRole to) {
        var taken = to == null ? new Taken(0, 0) : replaced(role, to);
        queries.forget(role);
        return taken;
    }

    private Taken replaced(CustomRoleId role, GivenRole to) {
        var before = queries.with(role);
        changes.write(Kind.UPDATED, before, member -> member.as(to));
        return new Taken(
                before.stream().mapToInt(Member::seats).sum(),
                before.stream().mapToInt(member -> member.as(to).seats()).sum());
    }

    /**
     * Takes or gives back the seats in between.
     *
     * @throws foyer.entitlements.EntitlementException when there are not so many left
     */
    public void count(Taken taken) {
        seats.count(taken.before(), taken.after());
    }
}
