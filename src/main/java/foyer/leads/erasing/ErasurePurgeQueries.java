package foyer.leads.erasing;

import static foyerdb.leads.Tables.ERASURE;

import foyer.platform.database.SystemDatabase;
import foyer.platform.security.CurrentCaller;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** All SQL on erasures whose time is over: first of which tenants, across all; then as each of them. */
@Component
class ErasurePurgeQueries {

    private static final int AT_ONCE = 100;

    private final DSLContext db;
    private final SystemDatabase system;

    ErasurePurgeQueries(DSLContext db, SystemDatabase system) {
        this.db = db;
        this.system = system;
    }

    List<UUID> tenants(Instant now) {
        return system.dsl()
                .selectDistinct(ERASURE.TENANT_ID)
                .from(ERASURE)
                .where(isDue(now))
                .fetch(ERASURE.TENANT_ID);
    }

    /** Some from behind this one on. */
    List<LeadErasureId> due(Instant now, @Nullable LeadErasureId after) {
        return db.select(ERASURE.ID)
                .from(ERASURE)
                .where(ERASURE.TENANT_ID.eq(CurrentCaller.tenant()))
                .and(isDue(now))
                .and(after == null ? DSL.noCondition() : ERASURE.ID.gt(after.value()))
                .orderBy(ERASURE.ID)
                .limit(AT_ONCE)
                .fetch(row -> new LeadErasureId(row.value1()));
    }

    /** Holds one, which nobody undoes until the transaction ends; false when another holds it, or it is over. */
    boolean lock(LeadErasureId id, Instant now) {
        return db.select(ERASURE.ID)
                .from(ERASURE)
                .where(ERASURE.TENANT_ID.eq(CurrentCaller.tenant()))
                .and(ERASURE.ID.eq(id.value()))
                .and(isDue(now))
                .forUpdate()
                .skipLocked()
                .fetchOptional()
                .isPresent();
    }

    void purged(LeadErasureId id, Instant at) {
        db.update(ERASURE)
                .set(ERASURE.PURGED_AT, at)
                .where(ERASURE.ID.eq(id.value()))
                .execute();
    }

    private static Condition isDue(Instant now) {
        return ERASURE.UNDO_UNTIL.le(now).and(ERASURE.UNDONE_AT.isNull()).and(ERASURE.PURGED_AT.isNull());
    }
}
