package foyer.leads.merging;

import static foyerdb.leads.Tables.CAPTURE;
import static foyerdb.leads.Tables.MERGED_ROW;
import static java.util.Objects.requireNonNull;

import foyer.platform.security.CurrentCaller;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/** What went over from one lead to another, in SQL; and what anybody sent, which is moved here. */
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
        CAPTURE
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
}
