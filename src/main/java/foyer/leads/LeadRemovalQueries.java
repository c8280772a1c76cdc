package foyer.leads;

import static foyerdb.leads.Tables.LEAD;
import static foyerdb.leads.Tables.LEAD_LIST_MEMBER;
import static foyerdb.leads.Tables.STAGE_CHANGE;

import foyer.platform.security.CurrentCaller;
import java.util.Collection;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Repository;

/** Deletes leads and how they moved, and takes them off every list. */
@Repository
class LeadRemovalQueries {

    private final DSLContext db;

    LeadRemovalQueries(DSLContext db) {
        this.db = db;
    }

    void delete(Collection<UUID> leads) {
        var ids = leads.toArray(UUID[]::new);
        db.deleteFrom(LEAD_LIST_MEMBER)
                .where(LEAD_LIST_MEMBER.TENANT_ID.eq(CurrentCaller.tenant()))
                .and(LEAD_LIST_MEMBER.LEAD_ID.eq(DSL.any(ids)))
                .execute();
        db.deleteFrom(STAGE_CHANGE)
                .where(STAGE_CHANGE.TENANT_ID.eq(CurrentCaller.tenant()))
                .and(STAGE_CHANGE.LEAD_ID.eq(DSL.any(ids)))
                .execute();
        db.deleteFrom(LEAD)
                .where(LEAD.TENANT_ID.eq(CurrentCaller.tenant()))
                .and(LEAD.ID.eq(DSL.any(ids)))
                .execute();
    }
}
