package foyer.leads;

import foyer.leads.assignment.Given;
import foyer.platform.time.TenantClock;
import foyer.tenancy.MemberRecords;
import foyer.tenancy.MembershipId;
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

    private final LeadWriteQueries writes;
    private final RuledLeads ruled;
    private final LeadHistory history;
    private final TenantClock clock;

    LeadHandover(LeadWriteQueries writes, RuledLeads ruled, LeadHistory history, TenantClock clock) {
        this.writes = writes;
        this.ruled = ruled;
        this.history = history;
        this.clock = clock;
    }

    @Override
    public void reassign(MembershipId from, @Nullable MembershipId to) {
        var leads = writes.lockOf(from);
        if (leads.isEmpty()) {
            return;
        }
        var at = clock.now();
        var given = to == null ? ruled.inherit(leads) : Map.<Given, List<UUID>>of();
        var elsewhere = new HashSet<UUID>();
        given.forEach((choice, ids) -> {
            writes.assign(ids.stream().map(LeadId::new).toList(), choice.to().id(), at);
            elsewhere.addAll(ids);
        });
        var rest =
                leads.stream().filter(lead -> !elsewhere.contains(lead.value())).toList();
        if (!rest.isEmpty()) {
            writes.assign(rest, to, at);
        }
        history.handedOver(from, to, rest.stream().map(LeadId::value).toList(), given);
    }
}
