package foyer.leads;

import static foyer.leads.LeadErrorCode.ARCHIVED;
import static foyer.leads.LeadErrorCode.FROZEN;
import static foyer.leads.LeadErrorCode.IDS_INVALID;
import static foyer.leads.LeadErrorCode.NOT_FOUND;

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

    /** The lead, which is neither frozen nor archived. */
    Lead one(LeadId id) {
        var frozen = writes.lock(List.of(id));
        var lead = queries.byId(id);
        if (lead == null) {
            throw UserErrorException.at("id", NOT_FOUND);
        }
        if (frozen.contains(id)) {
            throw UserErrorException.at("id", FROZEN);
        }
        if (lead.archived()) {
            throw UserErrorException.at("id", ARCHIVED);
        }
        return lead;
    }

    /** The leads in the order asked, each once; none of them frozen or archived. */
    List<Lead> inUse(List<LeadId> ids) {
        return those(ids, lead -> !lead.archived());
    }

    /** The leads in the order asked, each once, archived or not; none of them frozen. */
    List<Lead> any(List<LeadId> ids) {
        return those(ids, _ -> true);
    }

    private List<Lead> those(List<LeadId> ids, Predicate<Lead> usable) {
        if (ids.isEmpty() || ids.size() > MAX_IDS) {
            throw UserErrorException.at("ids", IDS_INVALID, MAX_IDS);
        }
        var frozen = writes.lock(ids);
        var stored = queries.byIds(ids);
        var errors = new LeadErrors();
        var leads = new ArrayList<Lead>();
        for (var id : new LinkedHashSet<>(ids)) {
            var lead = stored.get(id);
            if (lead == null) {
                errors.add("ids." + ids.indexOf(id), NOT_FOUND);
            } else if (frozen.contains(id)) {
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
