package foyer.leads.assignment;

import foyer.leads.forms.LeadFormId;
import foyer.tenancy.MembershipId;
import java.util.List;

/**
 * Somebody to whom a rule gives leads.
 *
 * @param weight how many leads they get in proportion to the others
 * @param countries of addresses, else of telephone numbers, ISO 3166-1 alpha-2; empty for any
 * @param cities of addresses, by their whole names in any case; empty for any
 * @param forms that leads came through; empty for any
 */
public record AssignmentMember(
        MembershipId member, int weight, List<String> countries, List<String> cities, List<LeadFormId> forms) {

    static AssignmentMember of(MembershipId member) {
        return new AssignmentMember(member, 1, List.of(), List.of(), List.of());
    }

    /** Whether the lead, which is of the country, is of their territory. */
    boolean takes(Arrival lead, String country) {
        return (countries.isEmpty() || countries.contains(country))
                && (cities.isEmpty() || cities.stream().anyMatch(city -> city.equalsIgnoreCase(lead.city())))
                && (forms.isEmpty() || (lead.form() != null && forms.contains(lead.form())));
    }
}
