package foyer.leads;

import static java.util.Objects.requireNonNull;

import foyer.leads.assignment.Given;
import foyer.platform.time.TenantClock;
import foyer.tenancy.MemberRecords;
import foyer.tenancy.MembershipId;
import foyer.tenancy.Memberships;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The leads of a member who goes: another has them, when one is named; else those in use go to whom the tenant's rules
 * choose, and what no rule is for is nobody's.
 */
@Component
class LeadHandover implements MemberRecords {

    private static final int AT_ONCE = 5_000;

    private final LeadWriteQueries writes;
    private final RuledLeads ruled;
    private final Memberships memberships;
    private final LeadHistory history;
    private final TenantClock clock;

    LeadHandover(
            LeadWriteQueries writes,
            RuledLeads ruled,
            Memberships memberships,
            LeadHistory history,
            TenantClock clock) {
        this.writes = writes;
        this.ruled = ruled;
        this.memberships = memberships;
        this.history = history;
        this.clock = clock;
    }

    @Override
    public void reassign(MembershipId from, @Nullable MembershipId to) {
        var leads = writes.lockOf(from);
        if (leads.isEmpty()) {
            return;
        }
        var people = memberships.byIds(to == null ? List.of(from) : List.of(from, to));
        var at = clock.now();
        var given = to == null ? ruled.inherit(leads) : Map.<Given, List<UUID>>of();
        var elsewhere = new HashSet<UUID>();
        given.forEach((choice, ids) -> {
            assign(ids.stream().map(LeadId::new).toList(), choice.to().id(), at);
            elsewhere.addAll(ids);
        });
        var rest =
                leads.stream().filter(lead -> !elsewhere.contains(lead.value())).toList();
        assign(rest, to, at);
        history.handedOver(
                requireNonNull(people.get(from)),
                to == null ? null : people.get(to),
                rest.stream().map(LeadId::value).toList(),
                given);
    }

    /** However many there are, no statement is about more than it has time for. */
    private void assign(List<LeadId> leads, @Nullable MembershipId to, Instant at) {
        for (var start = 0; start < leads.size(); start += AT_ONCE) {
            writes.assign(leads.subList(start, Math.min(leads.size(), start + AT_ONCE)), to, at);
        }
    }
}
