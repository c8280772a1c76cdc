package foyer.leads.merging;

import static foyerdb.leads.Tables.LEAD_MERGE;
import static foyerdb.leads.Tables.MERGED_LEAD;
import static foyerdb.leads.Tables.MERGED_ROW;

import foyer.platform.database.SystemDatabase;
import foyer.platform.security.CurrentCaller;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/** All SQL on merges that is about forgetting them: first of which tenants, across all; then as each of them. */
@Component
class MergePurgeQueries {

    private final DSLContext db;
    private final SystemDatabase system;

    MergePurgeQueries(DSLContext db, SystemDatabase system) {
        this.db = db;
        this.system = system;
    }

    List<UUID> tenantsBefore(Instant moment) {
        return system.dsl()
                .selectDistinct(LEAD_MERGE.TENANT_ID)
                .from(LEAD_MERGE)
                .where(LEAD_MERGE.MERGED_AT.lt(moment))
                .fetch(LEAD_MERGE.TENANT_ID);
    }

    /** Some merges of before this moment, which nobody undoes until the transaction ends. */
    List<UUID> lock(Instant moment, int most) {
        return db.select(LEAD_MERGE.ID)
                .from(LEAD_MERGE)
                .where(LEAD_MERGE.TENANT_ID.eq(CurrentCaller.tenant()))
                .and(LEAD_MERGE.MERGED_AT.lt(moment))
                .orderBy(LEAD_MERGE.ID)
                .limit(most)
                .forUpdate()
                .fetch(LEAD_MERGE.ID);
    }

    /** The leads that were merged by them. */
    List<UUID> leads(List<UUID> merges) {
        return db.select(MERGED_LEAD.LEAD_ID)
                .from(MERGED_LEAD)
                .where(MERGED_LEAD.MERGE_ID.eq(DSL.any(merges.toArray(UUID[]::new))))
                .fetch(MERGED_LEAD.LEAD_ID);
    }

    void delete(List<UUID> merges) {
        var ids = merges.toArray(UUID[]::new);
        db.deleteFrom(MERGED_ROW).where(MERGED_ROW.MERGE_ID.eq(DSL.any(ids))).execute();
        db.deleteFrom(MERGED_LEAD).where(MERGED_LEAD.MERGE_ID.eq(DSL.any(ids))).execute();
        db.deleteFrom(LEAD_MERGE).where(LEAD_MERGE.ID.eq(DSL.any(ids))).execute();
    }
}
