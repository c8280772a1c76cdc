package foyer.records;

import static foyerdb.records.Tables.ACTIVITY;

import foyer.platform.security.CurrentCaller;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/** The lines of timelines that tell that one record was merged into another, or that this was undone. */
@Component
class MergeLineQueries {

    /** What is told of one record with the words of another; inline, as their index has them. */
    private static final Field<String> MERGED = DSL.inline(ActivityKind.MERGED.name());

    private static final Field<String> MERGE_UNDONE = DSL.inline(ActivityKind.MERGE_UNDONE.name());

    private final DSLContext db;
    private final ActivityQueries lines;

    MergeLineQueries(DSLContext db, ActivityQueries lines) {
        this.db = db;
        this.lines = lines;
    }

    /** As rows anew, like those that move. */
    void forgetWords(String subjectKind, Collection<UUID> others) {
        var names = others.stream().map(UUID::toString).toArray(String[]::new);
        var told = db.selectFrom(ACTIVITY)
                .where(ACTIVITY.SUBJECT_KIND.eq(subjectKind))
                .and(ACTIVITY.KIND.in(MERGED, MERGE_UNDONE))
                .and(DSL.jsonbGetAttributeAsText(ACTIVITY.DETAIL, "other").eq(DSL.any(names)))
                .fetch();
        if (told.isEmpty()) {
            return;
        }
        db.deleteFrom(ACTIVITY)
                .where(ACTIVITY.ID.eq(DSL.any(told.getValues(ACTIVITY.ID).toArray(UUID[]::new))))
                .execute();
        db.batchInsert(told.map(lines::anew)).execute();
    }

    /** What the timelines of these tell last of: that it was merged into them, and not that this was undone. */
    List<UUID> mergedInto(String subjectKind, Collection<UUID> subjects) {
        var other = DSL.jsonbGetAttributeAsText(ACTIVITY.DETAIL, DSL.inline("other"));
        return db
                .selectDistinct(other, ACTIVITY.KIND)
                .on(other)
                .from(ACTIVITY)
                .where(ACTIVITY.TENANT_ID.eq(CurrentCaller.tenant()))
                .and(ACTIVITY.SUBJECT_KIND.eq(subjectKind))
                .and(ACTIVITY.SUBJECT_ID.eq(DSL.any(subjects.toArray(UUID[]::new))))
                .and(ACTIVITY.KIND.in(MERGED, MERGE_UNDONE))
                .and(other.isNotNull())
                .orderBy(other, ACTIVITY.OCCURRED_AT.desc(), ACTIVITY.ID.desc())
                .fetch()
                .stream()
                .filter(row -> ActivityKind.MERGED.name().equals(row.value2()))
                .map(row -> UUID.fromString(row.value1()))
                .toList();
    }
}
