package foyer.tenancy.members;

import foyer.entitlements.AllowanceListener;
import foyer.entitlements.Entitlements;
import foyer.entitlements.Limit;
import foyer.tenancy.MembershipId;
import foyer.tenancy.MembershipStatus;
import foyer.tenancy.members.FrozenQueries.Chosen;
import foyer.tenancy.members.MembershipChange.Kind;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Who has a seat when there are fewer than people: the newest are frozen and act as viewers from that moment, owners after all
 * others and never the last one; whom the tenant has chosen to stay is frozen last and thawed first. Where there is room again,
 * those who were frozen first are thawed, of those frozen at once owners before others (spec/tenancy.md, seats). Suspended
 * members keep their seats.
 */
@Component
public class Seats implements AllowanceListener {

    private final MemberQueries queries;
    private final FrozenQueries frozen;
    private final MemberChanges changes;
    private final Entitlements entitlements;
    private final SeatTerms terms;

    Seats(
            MemberQueries queries,
            FrozenQueries frozen,
            MemberChanges changes,
            Entitlements entitlements,
            SeatTerms terms) {
        this.queries = queries;
        this.frozen = frozen;
        this.changes = changes;
        this.entitlements = entitlements;
        this.terms = terms;
    }

    @Override
    public Limit limit() {
        return Limit.SEATS;
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void beforeChange() {
        queries.lock();
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void allowanceChanged(@Nullable Instant until) {
        settle();
        if (until != null) {
            terms.settleAt(until);
        }
    }

    /**
     * Takes or gives back seats, of which the rows are written; those that became free are given to frozen members.
     *
     * @throws foyer.entitlements.EntitlementException when there are not so many left
     */
    void count(int before, int after) {
        changes.count(before, after);
        if (after < before) {
            thaw();
        }
    }

    /** Freezes who is too many, or thaws for whom there is room; takes the lock under which members change. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void settle() {
        queries.lock();
        var allowed = entitlements.usage(Limit.SEATS).allowed();
        var tooMany = allowed == null ? 0 : (int) Math.min(Integer.MAX_VALUE, frozen.taken() - allowed);
        if (tooMany > 0) {
            var newest = members(frozen.newest(tooMany));
            changes.write(Kind.FROZEN, newest, member -> member.turned(MembershipStatus.FROZEN));
            changes.count(newest.size(), 0);
        } else {
            thaw();
        }
    }

    /** Others are to stay than before: the seats there are go by the choice, and beside it to who joined first. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void choose() {
        settle();
        var all = frozen.byChoice();
        var seats = all.stream().filter(member -> !member.frozen()).count();
        var giving = members(ids(all.stream().skip(seats).filter(member -> !member.frozen())));
        var getting = members(ids(all.stream().limit(seats).filter(Chosen::frozen)));
        changes.write(Kind.FROZEN, giving, member -> member.turned(MembershipStatus.FROZEN));
        changes.write(Kind.THAWED, getting, member -> member.turned(MembershipStatus.ACTIVE));
        changes.count(giving.size(), getting.size());
    }

    private static List<MembershipId> ids(Stream<Chosen> members) {
        return members.map(Chosen::id).toList();
    }

    private void thaw() {
        var waiting = frozen.frozen();
        if (waiting.isEmpty()) {
            return;
        }
        var usage = entitlements.usage(Limit.SEATS);
        var room = usage.allowed() == null ? waiting.size() : usage.allowed() - frozen.taken() - usage.reserved();
        var first = members(waiting.stream().limit(Math.max(0, room)).toList());
        changes.write(Kind.THAWED, first, member -> member.turned(MembershipStatus.ACTIVE));
        changes.count(0, first.size());
    }

    private List<Member> members(List<MembershipId> ids) {
        return ids.isEmpty() ? List.of() : List.copyOf(queries.byIds(ids).values());
    }
}
