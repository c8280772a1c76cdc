package foyer.leads;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The leads of the current tenant, for other modules. */
@Component
public class Leads {

    private final LeadService service;
    private final LeadQueries queries;

    Leads(LeadService service, LeadQueries queries) {
        this.service = service;
        this.queries = queries;
    }

    /**
     * Makes a lead as the caller.
     *
     * @throws foyer.platform.graphql.UserErrorException with codes of the schema's {@code LeadErrorCode}
     */
    public Lead create(LeadDraft draft) {
        return service.create(draft);
    }

    /**
     * The leads that meet the filter and that the caller has the permission for, newest first, page by page: each is read
     * when it is asked for.
     */
    public Iterable<List<Lead>> pages(LeadFilter filter, String permission) {
        return () -> new LeadPages(queries, filter, permission);
    }

    /** The leads that exist and that the caller may see, archived or not. */
    public Map<LeadId, Lead> byIds(Collection<LeadId> ids) {
        return queries.byIds(ids);
    }
}
