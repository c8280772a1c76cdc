package foyer.leads;

import static foyer.leads.LeadErrorCode.ARCHIVED;
import static foyer.leads.LeadErrorCode.FROZEN;
import static foyer.leads.LeadErrorCode.IDS_INVALID;
import static foyer.leads.LeadErrorCode.NOT_FOUND;
import static foyer.leads.LeadErrorCode.SCOPE_FORBIDDEN;

import foyer.platform.graphql.UserErrorException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;

/** The leads that a mutation is about, held until it commits: what it checks is still so when it writes. */
@Component
class LockedLeads {

    private static final int MAX_IDS = 100;

    private final LeadQueries queries;
    private final LeadWriteQueries writes;

    LockedLeads(LeadQueries queries, LeadWriteQueries writes) {
        this.queries = queries;
        this.writes = writes;
    }

    /** The lead, which the caller may change and which is neither frozen nor archived. */
    Lead one(LeadId id) {
        var held = writes.lock(List.of(id), LeadQueries.WRITE).get(id);
        var lead = held == null ? null : queries.stored(id);
        if (held == null || lead == null) {
            throw UserErrorException.at("id", NOT_FOUND);
        }
        if (!held.permitted()) {
            throw UserErrorException.at("id", SCOPE_FORBIDDEN);
        }
        if (held.frozen()) {
            throw UserErrorException.at("id", FROZEN);
        }
        if (lead.archived()) {
            throw UserErrorException.at("id", ARCHIVED);
        }
        return lead;
    }

    /** The leads in the order asked, each once, to be assigned; none of them frozen or archived. */
    List<Lead> assignable(List<LeadId> ids) {
        return those(ids, LeadQueries.ASSIGN, lead -> !lead.archived());
    }

    /** The leads in the order asked, each once, to be changed, archived or not; none of them frozen. */
    List<Lead> any(List<LeadId> ids) {
        return those(ids, LeadQueries.WRITE, _ -> true);
    }

    private List<Lead> those(List<LeadId> ids, String permission, Predicate<Lead> usable) {
        if (ids.isEmpty() || ids.size() > MAX_IDS) {
            throw UserErrorException.at("ids", IDS_INVALID, MAX_IDS);
        }
        var locked = writes.lock(ids, permission);
        var stored = queries.stored(locked.keySet());
        var errors = new LeadErrors();
        var leads = new ArrayList<Lead>();
        for (var id : new LinkedHashSet<>(ids)) {
            var held = locked.get(id);
            var lead = stored.get(id);
            if (held == null || lead == null) {
                errors.add("ids." + ids.indexOf(id), NOT_FOUND);
            } else if (!held.permitted()) {
                errors.add("ids." + ids.indexOf(id), SCOPE_FORBIDDEN);
            } else if (held.frozen()) {
                errors.add("ids." + ids.indexOf(id), FROZEN);
            } else if (!usable.test(lead)) {
                errors.add("ids." + ids.indexOf(id), ARCHIVED);
            } else {
                leads.add(lead);
            }
        }
        errors.check();
        return leads;
    }
}
