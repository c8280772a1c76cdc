package foyer.tenancy.members;

import foyer.audit.Audit;
import foyer.entitlements.Entitlements;
import foyer.entitlements.Limit;
import foyer.platform.events.Events;
import foyer.platform.time.TenantClock;
import foyer.tenancy.members.MembershipChange.Kind;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Writes what becomes of memberships, with its event and audit row and the seats that it takes or gives back. */
@Component
class MemberChanges {

    private final MemberQueries queries;
    private final Entitlements entitlements;
    private final Events events;
    private final Audit audit;
    private final TenantClock clock;

    MemberChanges(MemberQueries queries, Entitlements entitlements, Events events, Audit audit, TenantClock clock) {
        this.queries = queries;
        this.entitlements = entitlements;
        this.events = events;
        this.audit = audit;
        this.clock = clock;
    }

    /** The seats are counted by {@link #count}, late in the transaction. */
    void write(Kind kind, Member before, Member after) {
        queries.write(after, clock.now());
        var change = new MembershipChange(kind, after);
        events.publish(change);
        audit.record(kind.action(), change.entityType(), change.entityId(), diff(before, after));
    }

    /**
     * Takes or gives back the seats between what was and what is.
     *
     * @throws foyer.entitlements.EntitlementException when there are not so many left
     */
    void count(int before, int after) {
        if (after > before) {
            entitlements.take(Limit.SEATS, after - before);
        } else if (after < before) {
            entitlements.giveBack(Limit.SEATS, before - after);
        }
    }

    private static Map<String, Object> diff(Member before, Member after) {
        var diff = new LinkedHashMap<String, Object>();
        if (before.role() != after.role()) {
            diff.put("role", turned(before.role(), after.role()));
        }
        if (before.status() != after.status()) {
            diff.put("status", turned(before.status(), after.status()));
        }
        return diff;
    }

    private static Map<String, String> turned(Enum<?> before, Enum<?> after) {
        return Map.of("before", before.name(), "after", after.name());
    }
}
