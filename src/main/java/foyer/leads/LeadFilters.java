package foyer.leads;

import foyer.leads.lists.LeadListQueries;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Filters as they were sent, with the filter of the list that one goes by: whoever takes a filter reads it here. */
@Component
public class LeadFilters {

    private final LeadListQueries lists;

    LeadFilters(LeadListQueries lists) {
        this.lists = lists;
    }

    /** What the filter means at this moment, NONE for null; one that names too much is refused with BAD_USER_INPUT. */
    public LeadFilter read(@Nullable LeadFilter filter) {
        return LeadFilterBounds.checkedWithLists(meant(LeadFilter.checked(filter)));
    }

    private LeadFilter meant(LeadFilter filter) {
        var whole = filter.withParts(this::meant);
        if (whole.list() == null) {
            return whole;
        }
        var listed = lists.filter(whole.list());
        return listed == null ? whole : whole.withListed(LeadFilterJson.read(listed));
    }
}
