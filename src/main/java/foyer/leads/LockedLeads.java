package foyer.leads;

import static foyer.leads.LeadErrorCode.ARCHIVED;
import static foyer.leads.LeadErrorCode.FROZEN;
import static foyer.leads.LeadErrorCode.IDS_INVALID;
import static foyer.leads.LeadErrorCode.NOT_FOUND;
import static foyer.leads.LeadErrorCode.SCOPE_FORBIDDEN;
import static java.util.Objects.requireNonNull;

import foyer.platform.graphql.UserErrorException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The leads that a mutation is about, held until it commits: what it checks is still so when it writes. */
@Component
public class LockedLeads {

    private static final int MAX_IDS = 100;

    private final LeadQueries queries;
    private final LeadWriteQueries writes;

    LockedLeads(LeadQueries queries, LeadWriteQueries writes) {
        this.queries = queries;
        this.writes = writes;
    }

    /**
     * The lead, which the caller may change and which is neither frozen nor archived.
     *
     * @throws UserErrorException NOT_FOUND, SCOPE_FORBIDDEN, FROZEN or ARCHIVED, at {@code id}
     */
    public Lead one(LeadId id) {
        var held = writes.lock(List.of(id), LeadQueries.WRITE).get(id);
        var lead = held == null ? null : queries.stored(id);
        if (held == null || lead == null) {
            throw UserErrorException.at("id", NOT_FOUND);
        }
        var refusal = refusal(lead, held, false);
        if (refusal != null) {
            throw UserErrorException.at("id", refusal);
        }
        return lead;
    }

    /**
     * Why a lead cannot be changed as it is; null when it can.
     *
     * @param archivedToo whether the change is for archived leads too
     */
    static @Nullable LeadErrorCode refusal(Lead lead, boolean frozen, boolean archivedToo) {
        if (frozen) {
            return FROZEN;
        }
        return lead.archived() && !archivedToo ? ARCHIVED : null;
    }

    /** The leads in the order asked, each once, to be assigned; none of them frozen or archived. */
    List<Lead> assignable(List<LeadId> ids) {
        return those(ids, LeadQueries.ASSIGN, false);
    }

    /** The leads in the order asked, each once, to be changed, archived or not; none of them frozen. */
    List<Lead> any(List<LeadId> ids) {
        return those(ids, LeadQueries.WRITE, true);
    }

    private List<Lead> those(List<LeadId> ids, String permission, boolean archivedToo) {
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
            var refusal = held == null || lead == null ? NOT_FOUND : refusal(lead, held, archivedToo);
            if (refusal == null) {
                leads.add(requireNonNull(lead));
            } else {
                errors.add("ids." + ids.indexOf(id), refusal);
            }
        }
        errors.check();
        return leads;
    }

    private static @Nullable LeadErrorCode refusal(Lead lead, LeadWriteQueries.Held held, boolean archivedToo) {
        return held.permitted() ? refusal(lead, held.frozen(), archivedToo) : SCOPE_FORBIDDEN;
    }
}
