package foyer.leads.batches;

import foyer.leads.CheckedLead;
import foyer.leads.assignment.Given;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Leads of a batch, and to whom rules give each. */
final class GivenLeads {

    private GivenLeads() {}

    /** The same leads, each of whoever gets it. */
    static List<CheckedLead> assigned(List<CheckedLead> leads, List<@Nullable Given> given) {
        return IntStream.range(0, leads.size())
                .mapToObj(i -> {
                    var lead = leads.get(i);
                    var choice = given.get(i);
                    return choice == null || lead.assignee() != null
                            ? lead
                            : lead.of(choice.to().id());
                })
                .toList();
    }

    /** How many lines the timeline of each begins with: that it was made, and that a rule gave it. */
    static List<Integer> deeds(List<@Nullable Given> given) {
        return given.stream().map(choice -> choice == null ? 1 : 2).toList();
    }

    /** The leads that rules give, by who gets them. */
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
