package foyer.entitlements;

import foyer.platform.time.TenantClock;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import org.jooq.Field;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * What the tenant acted in wants to stay active where there is room for less than there is (spec/billing.md, "Downgrade"):
 * at most {@link #MOST} records of a kind; the oldest others stay beside them. A choice stays until there is another one,
 * whether anything is frozen or not. A record's kind is its type in the schema, {@code "Lead"}.
 */
@Component
public class KeptMarks {

    /** How many records of a kind can be chosen. */
    public static final int MOST = 1_000;

    private final KeptMarkQueries queries;
    private final TenantClock clock;

    KeptMarks(KeptMarkQueries queries, TenantClock clock) {
        this.queries = queries;
        this.clock = clock;
    }

    /** Those chosen, in the order of their ids. */
    public List<UUID> of(String kind) {
        return queries.of(kind, MOST);
    }

    /** These are the choice now and no others; whoever calls holds what is chosen from. Whether it was another one before. */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean choose(String kind, Collection<UUID> ids) {
        var wanted = new HashSet<>(ids);
        if (wanted.size() > MOST) {
            throw new IllegalArgumentException(wanted.size() + " to keep");
        }
        var before = new HashSet<>(of(kind));
        if (before.equals(wanted)) {
            return false;
        }
        var given = new HashSet<>(before);
        given.removeAll(wanted);
        wanted.removeAll(before);
        queries.delete(kind, given);
        queries.insert(kind, wanted, clock.now());
        return true;
    }

    /** The records are no more. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void forget(String kind, Collection<UUID> ids) {
        queries.delete(kind, ids);
    }

    /** Whether a row is chosen, as a column of a statement that reads it. */
    public static Field<Boolean> column(String kind, Field<UUID> tenant, Field<UUID> id) {
        return KeptMarkQueries.isKept(kind, tenant, id);
    }
}
