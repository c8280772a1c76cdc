package foyer.billing;

import foyer.billing.Account.Granted;
import foyer.entitlements.AccessLevel;
import foyer.entitlements.Plan;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the claim of a tenant is given for its subscription, and what of it is another than before. */
final class Grants {

    private Grants() {}

    /** A claim that billing never wrote stays as it is while there is nothing to write. */
    static @Nullable Granted granted(
            Account before, @Nullable StoredSubscription current, @Nullable Price price, Access access, Instant now) {
        if (!access.paid() || current == null || price == null) {
            return before.granted() == null ? null : new Granted(Plan.FREE, null, null, null);
        }
        var state = current.state();
        var month = QuotaPeriods.of(state.periodStart(), state.periodEnd(), now);
        return new Granted(
                price.plan(),
                price.isBySeat() ? state.seats() : null,
                month == null ? null : month.start(),
                month == null ? null : month.end());
    }

    static List<Difference> changes(Account before, @Nullable Granted granted, AccessLevel level) {
        var changes = new ArrayList<>(Differences.between(before.granted(), granted)
                .in(Fact.SEATS, Granted::seats)
                .list());
        var was = plan(before.granted());
        var is = plan(granted);
        if (!was.equals(is)) {
            changes.addFirst(Difference.of(Fact.PLAN, was, is));
        }
        if (before.access() != level) {
            changes.add(Difference.of(Fact.ACCESS_LEVEL, before.access(), level));
        }
        return changes;
    }

    private static String plan(@Nullable Granted granted) {
        return granted == null ? Plan.FREE : granted.plan();
    }
}
