package foyer.leads;

import static foyer.leads.LeadErrorCode.NOBODY_AVAILABLE;
import static foyer.leads.LeadErrorCode.RULE_NOT_FOUND;

import foyer.leads.assignment.Arrival;
import foyer.leads.assignment.AssignmentRuleId;
import foyer.leads.assignment.Given;
import foyer.leads.assignment.LeadAssignment;
import foyer.platform.graphql.UserErrorException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Chooses by rules who gets leads that are there, which the caller holds. */
@Component
class RuledLeads {

    private final LeadAssignment assignment;
    private final RuledLeadQueries queries;

    RuledLeads(LeadAssignment assignment, RuledLeadQueries queries) {
        this.assignment = assignment;
        this.queries = queries;
    }

    /** Who gets each of the leads by this rule: all of them or none. */
    Map<Given, List<Lead>> choose(AssignmentRuleId rule, List<Lead> leads) {
        var arrivals = queries.arrivals(leads.stream().map(Lead::id).toList());
        var known =
                leads.stream().filter(lead -> arrivals.containsKey(lead.id())).toList();
        var given = assignment.byRule(rule, in(known, arrivals));
        if (given == null) {
            throw UserErrorException.at("rule", RULE_NOT_FOUND);
        }
        var all = new LinkedHashMap<Given, List<Lead>>();
        for (var i = 0; i < known.size(); i++) {
            var choice = given.get(i);
            if (choice == null) {
                throw UserErrorException.at("rule", NOBODY_AVAILABLE);
            }
            all.computeIfAbsent(choice, _ -> new ArrayList<>()).add(known.get(i));
        }
        return all;
    }

    private static List<Arrival> in(List<Lead> leads, Map<LeadId, Arrival> arrivals) {
        return leads.stream()
                .flatMap(lead -> Stream.ofNullable(arrivals.get(lead.id())))
                .toList();
    }

    /** Who gets those of the leads that are in use and that an active rule has somebody for. */
    Map<Given, List<UUID>> inherit(Collection<LeadId> leads) {
        var arrivals = queries.arrivals(leads);
        var ids = List.copyOf(arrivals.keySet());
        List<@Nullable Given> given = assignment.byRules(List.copyOf(arrivals.values()));
        var all = new LinkedHashMap<Given, List<UUID>>();
        for (var i = 0; i < ids.size(); i++) {
            var choice = given.get(i);
            if (choice != null) {
                all.computeIfAbsent(choice, _ -> new ArrayList<>())
                        .add(ids.get(i).value());
            }
        }
        return all;
    }
}
