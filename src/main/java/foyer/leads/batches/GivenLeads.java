package foyer.leads.batches;

import foyer.leads.CheckedLead;
import foyer.leads.assignment.Arrival;
import foyer.leads.assignment.Given;
import foyer.leads.assignment.LeadAssignment;
import foyer.tenancy.Membership;
import foyer.tenancy.MembershipId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Leads of a batch, and who gets each. */
final class GivenLeads {

    private GivenLeads() {}

    /**
     * Who gets each of the leads: whom its row names, else whom a rule chooses; null for nobody.
     *
     * @param named those of them who are active
     */
    static List<@Nullable Given> of(
            List<CheckedLead> leads, Map<MembershipId, Membership> named, LeadAssignment assignment) {
        var free = leads.stream().filter(lead -> member(lead, named) == null);
        var ruled = assignment
                .byRules(free.map(lead -> Arrival.of(lead.values(), lead.stage(), null))
                        .toList())
                .iterator();
        var given = new ArrayList<@Nullable Given>(leads.size());
        for (var lead : leads) {
            var member = member(lead, named);
            given.add(member == null ? ruled.next() : new Given(member, null));
        }
        return given;
    }

    private static @Nullable Membership member(CheckedLead lead, Map<MembershipId, Membership> named) {
        return lead.assignee() == null ? null : named.get(lead.assignee());
    }

    /** The same leads, each of whoever gets it. */
    static List<CheckedLead> assigned(List<CheckedLead> leads, List<@Nullable Given> given) {
        return IntStream.range(0, leads.size())
                .mapToObj(i -> {
                    var choice = given.get(i);
                    return leads.get(i).of(choice == null ? null : choice.to().id());
                })
                .toList();
    }

    /** How many lines the timeline of each begins with: that it was made, and that it was given. */
    static List<Integer> deeds(List<@Nullable Given> given) {
        return given.stream().map(choice -> choice == null ? 1 : 2).toList();
    }

    /** The leads that somebody gets, by who and why. */
    static Map<Given, List<UUID>> byChoice(List<UUID> ids, List<@Nullable Given> given) {
        var all = new LinkedHashMap<Given, List<UUID>>();
        for (var i = 0; i < ids.size(); i++) {
            var choice = given.get(i);
            if (choice != null) {
                all.computeIfAbsent(choice, _ -> new ArrayList<>()).add(ids.get(i));
            }
        }
        return all;
    }
}
