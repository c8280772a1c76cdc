package foyer.entitlements;

import foyer.platform.time.TenantClock;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Records of the tenant acted in that are over a lowered limit: they are shown and exported, and changed only when they
 * are thawed (spec/billing.md, "Downgrade"). Which ones that are is found by the module
 * that keeps them ({@link Freezing}), which asks in each of its guarded writes. A record's kind is its type in the schema, {@code "Lead"}.
 */
@Component
public class FrozenMarks {

    private final FrozenMarkQueries queries;
    private final TenantClock clock;

    FrozenMarks(FrozenMarkQueries queries, TenantClock clock) {
        this.queries = queries;
        this.clock = clock;
    }

    /** Freezes the records; those that are frozen already stay so. How many were not. */
    @Transactional(propagation = Propagation.MANDATORY)
    public int freeze(String kind, Collection<UUID> ids, Limit limit) {
        return queries.insert(kind, ids, limit, clock.now());
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

    /**
     * Some of the frozen ones in the order of their ids, however many were thawed meanwhile.
     *
     * @param after those behind this one only; null for all
     * @param below those before this one only; null for all
     */
    public List<UUID> range(String kind, @Nullable UUID after, @Nullable UUID below, int most) {
        return queries.range(kind, after, below, most);
    }

    /** Whether a row is frozen, for the conditions of a statement that reads it. */
    public static Condition isFrozen(String kind, Field<UUID> tenant, Field<UUID> id) {
        return FrozenMarkQueries.isFrozen(kind, tenant, id);
    }

    /** Whether a row is frozen, as a column of the statement that locks it: asking costs no round trip. */
    public static Field<Boolean> column(String kind, Field<UUID> tenant, Field<UUID> id) {
        return FrozenMarkQueries.column(kind, tenant, id);
    }
}
