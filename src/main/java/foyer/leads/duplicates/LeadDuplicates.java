package foyer.leads.duplicates;

import foyer.leads.LeadKeys;
import foyer.leads.duplicates.LeadDuplicateQueries.Found;
import foyer.leads.duplicates.LeadDuplicateQueries.Sought;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Other leads with the same e-mail, phone or website of what may be the same person ({@link LeadKeys#differs}), archived ones too, of those that the caller may see and of no others:
 * they warn, and hinder nobody who goes on (spec/leads.md, rules).
 */
@Component
public class LeadDuplicates {

    /** Of one lead. */
    static final int MOST = 10;

    private static final UUID NOBODY = new UUID(0, 0);

    private final LeadDuplicateQueries queries;

    LeadDuplicates(LeadDuplicateQueries queries) {
        this.queries = queries;
    }

    /** Those of a lead that is not made yet; no statement where nothing is known of it. */
    public List<LeadDuplicate> of(LeadKeys keys) {
        return of(List.of(new Sought(NOBODY, keys))).getOrDefault(NOBODY, List.of());
    }

    /** Those of each, what has more in common with it first, then the newest; those without any are absent. */
    Map<UUID, List<LeadDuplicate>> of(Collection<Sought> sought) {
        var known = sought.stream().filter(one -> !one.keys().isEmpty()).toList();
        if (known.isEmpty()) {
            return Map.of();
        }
        return queries.of(known, MOST).stream()
                .collect(Collectors.groupingBy(
                        Found::of, Collectors.collectingAndThen(Collectors.toList(), LeadDuplicates::listed)));
    }

    private static List<LeadDuplicate> listed(List<Found> found) {
        var byLead = found.stream()
                .collect(Collectors.groupingBy(one -> one.lead().id(), LinkedHashMap::new, Collectors.toList()));
        return byLead.values().stream()
                .map(some -> new LeadDuplicate(
                        some.getFirst().lead(),
                        some.stream().map(Found::reason).sorted().toList()))
                .sorted(Comparator.comparingInt(
                        (LeadDuplicate one) -> -one.reasons().size()))
                .limit(MOST)
                .toList();
    }
}
