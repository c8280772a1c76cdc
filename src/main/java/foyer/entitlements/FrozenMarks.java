package foyer.entitlements;

import foyer.platform.time.TenantClock;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Records of the tenant acted in that are over a lowered limit: they are shown and exported, and changed only when they
 * are thawed (spec/billing.md, "Downgrade"). Which ones that are billing decides; the module that keeps them asks in
 * each of its guarded writes. A record's kind is its type in the schema, {@code "Lead"}.
 */
@Component
public class FrozenMarks {

    private final FrozenMarkQueries queries;
    private final TenantClock clock;

    FrozenMarks(FrozenMarkQueries queries, TenantClock clock) {
        this.queries = queries;
        this.clock = clock;
    }

    /** Freezes the records; those that are frozen already stay so. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void freeze(String kind, Collection<UUID> ids, Limit limit) {
        queries.insert(kind, ids, limit, clock.now());
    }

    /** Thaws the records. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void thaw(String kind, Collection<UUID> ids) {
        queries.delete(kind, ids);
    }

    /** Of these, the frozen ones. */
    public Set<UUID> among(String kind, Collection<UUID> ids) {
        return queries.among(kind, ids);
    }

    /** Some of the frozen ones, those first that were frozen first; the next ones after this, null for the first. */
    public List<UUID> list(String kind, @Nullable UUID after, int most) {
        return queries.page(kind, after, most);
    }

    /** Whether a row is frozen, as a column of the statement that locks it: asking costs no round trip. */
    public Field<Boolean> column(String kind, Field<UUID> tenant, Field<UUID> id) {
        return FrozenMarkQueries.isFrozen(kind, tenant, id);
    }
}
