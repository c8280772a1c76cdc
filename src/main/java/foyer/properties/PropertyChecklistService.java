package foyer.properties;

import static foyer.properties.PropertyErrorCode.IDS_INVALID;

import foyer.audit.Audit;
import foyer.platform.events.Event;
import foyer.platform.events.Events;
import foyer.platform.graphql.UserErrorException;
import foyer.platform.security.CurrentCaller;
import foyer.platform.time.TenantClock;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Changes what a tenant asks for before its properties are published. */
@Service
class PropertyChecklistService {

    /** What it is told to be of: the tenant that asks. */
    private static final String TENANT = "Tenant";

    private static final int MAX = 20;

    private final PropertyChecklistQueries queries;
    private final Audit audit;
    private final Events events;
    private final TenantClock clock;

    PropertyChecklistService(PropertyChecklistQueries queries, Audit audit, Events events, TenantClock clock) {
        this.queries = queries;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    @Transactional
    PropertyChecklist save(List<PropertyRequirement> added) {
        if (added.size() > MAX) {
            throw UserErrorException.at("added", IDS_INVALID, MAX);
        }
        var at = clock.now();
        var before = queries.lock(at);
        var after = new PropertyChecklist(PropertyRequirement.addable(added));
        if (after.equals(before)) {
            return before;
        }
        queries.update(after, at);
        var tenant = CurrentCaller.tenant();
        audit.record("property_checklist.save", TENANT, tenant, after.changeFrom(before));
        events.publish(new Saved(tenant));
        return after;
    }

    private record Saved(UUID tenant) implements Event {

        @Override
        public String type() {
            return "property_checklist.saved";
        }

        @Override
        public String entityType() {
            return TENANT;
        }

        @Override
        public UUID entityId() {
            return tenant;
        }
    }
}
