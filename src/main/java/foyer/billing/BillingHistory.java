package foyer.billing;

import foyer.audit.Audit;
import foyer.audit.AuditActor;
import foyer.platform.events.Events;
import foyer.platform.graphql.TypeIds;
import foyer.platform.security.CurrentCaller;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Keeps what became of the tenant's billing, in its own history and in the log, and tells of it. */
@Component
public class BillingHistory {

    private static final String PREFIX = "bhist";

    private final BillingHistoryQueries queries;
    private final Audit audit;
    private final Events events;

    BillingHistory(BillingHistoryQueries queries, Audit audit, Events events) {
        this.queries = queries;
        this.audit = audit;
        this.events = events;
    }

    /** An entry; the schema's {@code BillingHistory}. */
    public record Entry(UUID key, BillingHistoryKind kind, AuditActor actor, BillingHistoryJson.Told told, Instant at) {

        public String id() {
            return TypeIds.encode(PREFIX, key);
        }

        public List<String> changedFields() {
            return told.changedFields();
        }

        public @Nullable BillingFacts before() {
            return told.before();
        }

        public @Nullable BillingFacts after() {
            return told.after();
        }
    }

    /** In the transaction of what happened; nothing of what is no change. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void add(
            BillingHistoryKind kind,
            @Nullable SubscriptionId subscription,
            @Nullable UUID entity,
            List<Difference> changes,
            Instant at) {
        queries.insert(kind, subscription, changes, at);
        audit.record(kind.action(), BillingEvent.ENTITY, entity, diff(changes));
        events.publish(BillingEvent.of(CurrentCaller.tenant(), kind));
    }

    boolean has(BillingHistoryKind kind, List<Difference> changes) {
        return queries.has(kind, changes);
    }

    private static Map<String, ?> diff(List<Difference> changes) {
        var diff = new LinkedHashMap<String, Object>();
        for (var change : changes) {
            var values = new LinkedHashMap<String, @Nullable Object>();
            values.put("before", change.before());
            values.put("after", change.after());
            diff.put(change.field(), values);
        }
        return diff;
    }
}
