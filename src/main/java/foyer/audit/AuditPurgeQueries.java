package foyer.audit;

import static foyerdb.audit.Tables.ENTRY;

import foyer.platform.database.Transactions;
import foyer.platform.purge.TenantPurge;
import foyer.platform.security.CurrentCaller;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Takes people's data out of the log, which stays, and whose chain still holds: it is of digests. Source: audit, "Erasure". */
@Component
class AuditPurgeQueries implements TenantPurge {

    /** The last: whatever else goes may leave rows. */
    private static final int ORDER = 1_000;

    private final DSLContext db;
    private final Transactions transactions;

    /** How far each tenant's log has been gone through, so that no chunk reads again what the ones before have read. */
    private final Map<UUID, UUID> places = new ConcurrentHashMap<>();

    AuditPurgeQueries(DSLContext db, Transactions transactions) {
        this.db = db;
        this.transactions = transactions;
    }

    @Override
    public String name() {
        return "audit";
    }

    @Override
    public int order() {
        return ORDER;
    }

    @Override
    public Map<String, Long> counts() {
        return Map.of();
    }

    /** Says that there is no more only when it has looked from the beginning to the end. */
    @Override
    public boolean purge(int most) {
        var tenant = CurrentCaller.tenant();
        var after = places.get(tenant);
        var some = personal(tenant, after, most);
        if (some.isEmpty()) {
            places.remove(tenant);
            return after != null;
        }
        transactions.run(() -> erase(tenant, some));
        places.put(tenant, some.getLast());
        return true;
    }

    private List<UUID> personal(UUID tenant, @Nullable UUID after, int most) {
        return db.select(ENTRY.ID)
                .from(ENTRY)
                .where(ENTRY.TENANT_ID.eq(tenant))
                .and(after == null ? DSL.noCondition() : ENTRY.ID.gt(after))
                .and(ENTRY.PERSONAL.isNotNull())
                .orderBy(ENTRY.ID)
                .limit(most)
                .fetch(ENTRY.ID);
    }

    /** Of those that another node has not erased since: the log refuses to have it done twice. */
    private void erase(UUID tenant, List<UUID> some) {
        db.update(ENTRY)
                .setNull(ENTRY.PERSONAL)
                .where(ENTRY.TENANT_ID.eq(tenant))
                .and(ENTRY.ID.eq(DSL.any(some.toArray(UUID[]::new))))
                .and(ENTRY.PERSONAL.isNotNull())
                .execute();
    }
}
