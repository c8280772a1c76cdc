package foyer.tenancy.members;

import foyer.audit.Audit;
import foyer.audit.AuditEntry;
import foyer.entitlements.Entitlements;
import foyer.entitlements.Limit;
import foyer.platform.events.Events;
import foyer.platform.time.TenantClock;
import foyer.tenancy.members.MembershipChange.Kind;
import foyer.tenancy.roles.CustomRoleId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
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
        tell(List.of(new Changed(kind, before, after)));
    }

    /** The same of several; those who become the same are written at once. */
    void write(Kind kind, List<Member> before, UnaryOperator<Member> change) {
        if (before.isEmpty()) {
            return;
        }
        var at = clock.now();
        var changed = before.stream()
                .map(member -> new Changed(kind, member, change.apply(member)))
                .toList();
        changed.stream()
                .map(Changed::after)
                .collect(Collectors.groupingBy(member -> List.of(member.given(), member.status(), member.waits())))
                .values()
                .forEach(alike -> queries.write(alike, at));
        tell(changed);
    }

    private record Changed(Kind kind, Member before, Member after) {

        MembershipChange event() {
            return new MembershipChange(kind, after);
        }

        AuditEntry entry() {
            var event = event();
            return new AuditEntry(kind.action(), event.entityType(), event.entityId(), diff(before, after));
        }
    }

    private void tell(List<Changed> changed) {
        events.publish(changed.stream().map(Changed::event).toList());
        audit.record(changed.stream().map(Changed::entry).toList());
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
            diff.put("role", turned(before.role().name(), after.role().name()));
        }
        if (!before.hasSameRole(after)
                && (before.given().custom() != null || after.given().custom() != null)) {
            diff.put(
                    "customRole",
                    turned(text(before.given().custom()), text(after.given().custom())));
        }
        if (before.status() != after.status()) {
            diff.put("status", turned(before.status().name(), after.status().name()));
        }
        return diff;
    }

    private static String text(@Nullable CustomRoleId role) {
        return role == null ? "" : role.toString();
    }

    private static Map<String, String> turned(String before, String after) {
        return Map.of("before", before, "after", after);
    }
}
