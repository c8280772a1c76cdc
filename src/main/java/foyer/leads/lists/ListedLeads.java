package foyer.leads.lists;

import static foyer.leads.lists.LeadListErrorCode.HAS_FILTER;
import static foyer.leads.lists.LeadListErrorCode.IDS_INVALID;
import static foyer.leads.lists.LeadListErrorCode.LEAD_NOT_FOUND;
import static foyer.leads.lists.LeadListErrorCode.NOT_FOUND;
import static foyer.leads.lists.LeadListErrorCode.NOT_YOURS;

import foyer.leads.LeadId;
import foyer.leads.LeadQueries;
import foyer.platform.graphql.UserErrorException;
import foyer.platform.graphql.UserErrorException.Problem;
import foyer.platform.time.TenantClock;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Puts leads on lists and takes them off: all that are asked for or none. The leads themselves do not change. */
@Service
class ListedLeads {

    private final LeadListQueries lists;
    private final ListedLeadQueries queries;
    private final LeadQueries leads;
    private final ListHistory history;
    private final TenantClock clock;

    ListedLeads(
            LeadListQueries lists,
            ListedLeadQueries queries,
            LeadQueries leads,
            ListHistory history,
            TenantClock clock) {
        this.lists = lists;
        this.queries = queries;
        this.leads = leads;
        this.history = history;
        this.clock = clock;
    }

    /** A list, and how many leads came on it or went off it. */
    record Done(LeadList list, int leads) {}

    @Transactional
    Done add(LeadListInputs.Leads input) {
        var list = held(input);
        check(input.leads());
        var added = queries.add(list.id(), input.leads(), clock.now());
        history.added(list.id(), added);
        return new Done(list, added);
    }

    @Transactional
    Done remove(LeadListInputs.Leads input) {
        var list = held(input);
        check(input.leads());
        var removed = queries.remove(list.id(), input.leads());
        history.removed(list.id(), removed);
        return new Done(list, removed);
    }

    private LeadList held(LeadListInputs.Leads input) {
        if (input.leads().isEmpty() || input.leads().size() > LeadList.MAX_LEADS) {
            throw UserErrorException.at("leads", IDS_INVALID, LeadList.MAX_LEADS);
        }
        var list = lists.hold(input.id());
        if (list == null) {
            throw UserErrorException.at("id", NOT_FOUND);
        }
        if (!list.mayBeFilled()) {
            throw UserErrorException.at("id", NOT_YOURS);
        }
        if (list.filter() != null) {
            throw UserErrorException.at("id", HAS_FILTER);
        }
        return list;
    }

    private void check(List<LeadId> ids) {
        var permitted = leads.permitted(ids, LeadQueries.READ);
        var unknown = ids.stream()
                .filter(id -> !permitted.contains(id))
                .distinct()
                .map(id -> Problem.of(LEAD_NOT_FOUND, "leads." + ids.indexOf(id)))
                .toList();
        if (!unknown.isEmpty()) {
            throw new UserErrorException(unknown, Map.of());
        }
    }
}
