package foyer.leads.merging;

import static foyerdb.leads.Tables.CAPTURE;
import static foyerdb.leads.Tables.LEAD_FILE;
import static foyerdb.leads.Tables.LEAD_MERGE;
import static foyerdb.leads.Tables.MERGED_ROW;
import static java.util.Objects.requireNonNull;

import foyer.leads.LeadId;
import foyer.platform.security.CurrentCaller;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/** What went over from one lead to another, in SQL; and what anybody sent, which is moved here, and files, which both have then. */
@Component
class MergedRowQueries {

    private final DSLContext db;

    MergedRowQueries(DSLContext db) {
        this.db = db;
    }

    /** A kind of row that belongs to a lead. */
    enum Kind {
        NOTE,
        ACTIVITY,
        CAPTURE,
        FILE
    }

    /** Keeps which rows have gone over from the lead. */
    void insert(LeadMergeId merge, UUID lead, Kind kind, UUID[] rows) {
        if (rows.length == 0) {
            return;
        }
        var row = DSL.unnest(rows).as("moved", "row");
        db.insertInto(
                        MERGED_ROW,
                        MERGED_ROW.TENANT_ID,
                        MERGED_ROW.MERGE_ID,
                        MERGED_ROW.LEAD_ID,
                        MERGED_ROW.KIND,
                        MERGED_ROW.ROW_ID)
                .select(db.select(
                                DSL.val(CurrentCaller.tenant()),
                                DSL.val(merge.value()),
                                DSL.val(lead),
                                DSL.val(kind.name()),
                                requireNonNull(row.field("row", UUID.class)))
                        .from(row))
                .execute();
    }

    /** The rows that went over by the merge, by the lead that they are of. */
    Map<UUID, List<UUID>> moved(LeadMergeId merge, Kind kind) {
        return db.select(MERGED_ROW.LEAD_ID, MERGED_ROW.ROW_ID)
                .from(MERGED_ROW)
                .where(MERGED_ROW.MERGE_ID.eq(merge.value()))
                .and(MERGED_ROW.KIND.eq(kind.name()))
                .fetchGroups(MERGED_ROW.LEAD_ID, MERGED_ROW.ROW_ID);
    }

    UUID[] captures(UUID lead) {
        return db.select(CAPTURE.ID)
                .from(CAPTURE)
                .where(CAPTURE.LEAD_ID.eq(lead))
                .fetch(CAPTURE.ID)
                .toArray(UUID[]::new);
    }

    /** Gives those that the one lead has to the other: as rows anew, since what was sent is never changed. */
    void moveCaptures(UUID[] rows, UUID from, UUID to) {
        var gone = DSL.name("gone");
        var values = Arrays.stream(CAPTURE.fields())
                .<Field<?>>map(field -> field.equals(CAPTURE.LEAD_ID)
                        ? DSL.val(to)
                        : DSL.field(DSL.name(gone, field.getUnqualifiedName()), field.getDataType()))
                .toList();
        db.with(gone)
                .as(DSL.deleteFrom(CAPTURE)
                        .where(CAPTURE.TENANT_ID.eq(CurrentCaller.tenant()))
                        .and(CAPTURE.LEAD_ID.eq(from))
                        .and(CAPTURE.ID.eq(DSL.any(rows)))
                        .returning())
                .insertInto(CAPTURE)
                .columns(CAPTURE.fields())
                .select(DSL.select(values).from(DSL.table(gone)))
                .execute();
    }

    /**
     * Puts the files of the one lead with the other too, in the same places of time; answers the places that this has by merges
     * alone: the new ones, and those of the same files that other merges brought it.
     */
    UUID[] copyFiles(UUID from, UUID to) {
        var its = LEAD_FILE.as("its");
        var brought = db.select(LEAD_FILE.ID)
                .from(its)
                .join(LEAD_FILE)
                .on(LEAD_FILE.TENANT_ID.eq(its.TENANT_ID), LEAD_FILE.LEAD_ID.eq(to), LEAD_FILE.FILE_ID.eq(its.FILE_ID))
                .join(LEAD_MERGE)
                .on(LEAD_MERGE.TENANT_ID.eq(its.TENANT_ID), LEAD_MERGE.KEEP_ID.eq(to))
                .join(MERGED_ROW)
                .on(
                        MERGED_ROW.TENANT_ID.eq(its.TENANT_ID),
                        MERGED_ROW.MERGE_ID.eq(LEAD_MERGE.ID),
                        MERGED_ROW.KIND.eq(Kind.FILE.name()),
                        MERGED_ROW.ROW_ID.eq(LEAD_FILE.ID))
                .where(its.LEAD_ID.eq(from))
                .fetchSet(LEAD_FILE.ID);
        brought.addAll(db.insertInto(
                        LEAD_FILE, LEAD_FILE.TENANT_ID, LEAD_FILE.LEAD_ID, LEAD_FILE.FILE_ID, LEAD_FILE.ADDED_AT)
                .select(db.select(its.TENANT_ID, DSL.val(to, LEAD_FILE.LEAD_ID), its.FILE_ID, its.ADDED_AT)
                        .from(its)
                        .where(its.LEAD_ID.eq(from))
                        .orderBy(its.ADDED_AT, its.ID))
                .onConflictDoNothing()
                .returningResult(LEAD_FILE.ID)
                .fetch(LEAD_FILE.ID));
        return brought.toArray(UUID[]::new);
    }

    /** Takes the files from the kept lead that it has by this merge and by no other. */
    void takeFiles(LeadMergeId merge, LeadId kept) {
        var other = MERGED_ROW.as("other");
        db.deleteFrom(LEAD_FILE)
                .where(LEAD_FILE.TENANT_ID.eq(CurrentCaller.tenant()))
                .and(LEAD_FILE.LEAD_ID.eq(kept.value()))
                .and(LEAD_FILE.ID.in(DSL.select(MERGED_ROW.ROW_ID)
                        .from(MERGED_ROW)
                        .where(MERGED_ROW.MERGE_ID.eq(merge.value()))
                        .and(MERGED_ROW.KIND.eq(Kind.FILE.name()))))
                .andNotExists(DSL.selectOne()
                        .from(LEAD_MERGE)
                        .join(other)
                        .on(other.TENANT_ID.eq(LEAD_MERGE.TENANT_ID), other.MERGE_ID.eq(LEAD_MERGE.ID))
                        .where(LEAD_MERGE.KEEP_ID.eq(kept.value()))
                        .and(LEAD_MERGE.ID.ne(merge.value()))
                        .and(other.KIND.eq(Kind.FILE.name()))
                        .and(other.ROW_ID.eq(LEAD_FILE.ID)))
                .execute();
    }
}
