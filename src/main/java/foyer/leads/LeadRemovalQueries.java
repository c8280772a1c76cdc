package foyer.leads;

import static foyerdb.leads.Tables.CAPTURE;
import static foyerdb.leads.Tables.ERASED_LEAD;
import static foyerdb.leads.Tables.LEAD;
import static foyerdb.leads.Tables.LEAD_FILE;
import static foyerdb.leads.Tables.LEAD_LIST_MEMBER;
import static foyerdb.leads.Tables.LEAD_MERGE;
import static foyerdb.leads.Tables.MERGED_LEAD;
import static foyerdb.leads.Tables.MERGED_ROW;
import static foyerdb.leads.Tables.STAGE_CHANGE;
import static java.util.Objects.requireNonNull;

import foyer.platform.security.CurrentCaller;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Repository;

/** Deletes leads, how they moved and what they sent, takes them off every list and their files from them, and forgets who was merged into them. */
@Repository
class LeadRemovalQueries {

    private final DSLContext db;

    LeadRemovalQueries(DSLContext db) {
        this.db = db;
    }

    /** The leads with those that were merged into them, and into these. */
    List<UUID> withMerged(Collection<UUID> leads) {
        var all = DSL.name("all_of_them");
        var id = DSL.field(DSL.name(all, DSL.name("id")), UUID.class);
        var given = DSL.unnest(leads.toArray(UUID[]::new)).as("given", "id");
        var merged = DSL.select(MERGED_LEAD.LEAD_ID)
                .from(DSL.table(all))
                .join(LEAD_MERGE)
                .on(LEAD_MERGE.TENANT_ID.eq(CurrentCaller.tenant()), LEAD_MERGE.KEEP_ID.eq(id))
                .join(MERGED_LEAD)
                .on(MERGED_LEAD.TENANT_ID.eq(LEAD_MERGE.TENANT_ID), MERGED_LEAD.MERGE_ID.eq(LEAD_MERGE.ID));
        var first = DSL.select(requireNonNull(given.field("id", UUID.class))).from(given);
        return db.withRecursive(all.fields("id").as(first.union(merged)))
                .select(id)
                .from(DSL.table(all))
                .fetch(row -> requireNonNull(row.value1()));
    }

    /** Those of the ids that no lead has, nor one that can come back. */
    List<UUID> gone(Collection<UUID> ids) {
        var given = DSL.unnest(ids.toArray(UUID[]::new)).as("given", "id");
        var id = requireNonNull(given.field("id", UUID.class));
        return db.select(id)
                .from(given)
                .whereNotExists(DSL.selectOne().from(LEAD).where(LEAD.ID.eq(id)))
                .andNotExists(DSL.selectOne().from(MERGED_LEAD).where(MERGED_LEAD.LEAD_ID.eq(id)))
                .andNotExists(DSL.selectOne().from(ERASED_LEAD).where(ERASED_LEAD.LEAD_ID.eq(id)))
                .fetch(id);
    }

    void delete(Collection<UUID> leads) {
        var ids = leads.toArray(UUID[]::new);
        deleteMerges(LEAD_MERGE.KEEP_ID.eq(DSL.any(ids)));
        db.deleteFrom(LEAD_LIST_MEMBER)
                .where(LEAD_LIST_MEMBER.TENANT_ID.eq(CurrentCaller.tenant()))
                .and(LEAD_LIST_MEMBER.LEAD_ID.eq(DSL.any(ids)))
                .execute();
        db.deleteFrom(LEAD_FILE)
                .where(LEAD_FILE.TENANT_ID.eq(CurrentCaller.tenant()))
                .and(LEAD_FILE.LEAD_ID.eq(DSL.any(ids)))
                .execute();
        deleteRows(leads);
    }

    /** Deletes the rows of leads, and those that cannot be there without them. */
    void deleteRows(Collection<UUID> leads) {
        var ids = leads.toArray(UUID[]::new);
        db.deleteFrom(CAPTURE)
                .where(CAPTURE.TENANT_ID.eq(CurrentCaller.tenant()))
                .and(CAPTURE.LEAD_ID.eq(DSL.any(ids)))
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

    private void deleteMerges(Condition which) {
        var merges = db.select(LEAD_MERGE.ID)
                .from(LEAD_MERGE)
                .where(LEAD_MERGE.TENANT_ID.eq(CurrentCaller.tenant()))
                .and(which)
                .fetch(LEAD_MERGE.ID)
                .toArray(UUID[]::new);
        if (merges.length == 0) {
            return;
        }
        db.deleteFrom(MERGED_ROW).where(MERGED_ROW.MERGE_ID.eq(DSL.any(merges))).execute();
        db.deleteFrom(MERGED_LEAD)
                .where(MERGED_LEAD.MERGE_ID.eq(DSL.any(merges)))
                .execute();
        db.deleteFrom(LEAD_MERGE).where(LEAD_MERGE.ID.eq(DSL.any(merges))).execute();
    }
}
