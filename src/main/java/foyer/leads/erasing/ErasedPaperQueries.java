package foyer.leads.erasing;

import static foyerdb.leads.Tables.ERASURE;
import static foyerdb.leads.Tables.LEAD;
import static foyerdb.leads.Tables.LEAD_FILE;
import static foyerdb.leads.Tables.MERGED_LEAD;

import foyer.files.FileId;
import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/** Which files erased leads have, and whether others have them, in SQL. */
@Component
class ErasedPaperQueries {

    private final DSLContext db;

    ErasedPaperQueries(DSLContext db) {
        this.db = db;
    }

    /** Whatever these leads have. */
    Set<FileId> of(Collection<UUID> leads) {
        return db.selectDistinct(LEAD_FILE.FILE_ID)
                .from(LEAD_FILE)
                .where(LEAD_FILE.LEAD_ID.eq(DSL.any(ids(leads))))
                .fetchSet(row -> new FileId(row.value1()));
    }

    /** Those of the files that others have than these leads, of which nothing is left from now on. */
    Set<FileId> keptBesides(Collection<UUID> leads, Collection<FileId> files) {
        return besides(leads, files, DSL.noCondition());
    }

    /** Those of the files that others have than these leads, and that somebody sees there or will when a merge is undone. */
    Set<FileId> usedBesides(Collection<UUID> leads, Collection<FileId> files) {
        return besides(
                leads,
                files,
                DSL.exists(DSL.selectOne().from(LEAD).where(LEAD.ID.eq(LEAD_FILE.LEAD_ID)))
                        .or(DSL.exists(
                                DSL.selectOne().from(MERGED_LEAD).where(MERGED_LEAD.LEAD_ID.eq(LEAD_FILE.LEAD_ID)))));
    }

    private Set<FileId> besides(Collection<UUID> leads, Collection<FileId> files, Condition which) {
        return db.selectDistinct(LEAD_FILE.FILE_ID)
                .from(LEAD_FILE)
                .where(LEAD_FILE.FILE_ID.eq(
                        DSL.any(files.stream().map(FileId::value).toArray(UUID[]::new))))
                .andNot(LEAD_FILE.LEAD_ID.eq(DSL.any(ids(leads))))
                .and(which)
                .fetchSet(row -> new FileId(row.value1()));
    }

    /** Those of the leads' files that an erasure, of these or of others, has deleted and none has brought back. */
    Set<FileId> deletedOf(Collection<UUID> leads) {
        return db.selectDistinct(LEAD_FILE.FILE_ID)
                .from(LEAD_FILE)
                .join(ERASURE)
                .on(ERASURE.TENANT_ID.eq(LEAD_FILE.TENANT_ID), LEAD_FILE.FILE_ID.eq(DSL.any(ERASURE.FILES)))
                .where(LEAD_FILE.LEAD_ID.eq(DSL.any(ids(leads))))
                .and(ERASURE.UNDONE_AT.isNull())
                .fetchSet(row -> new FileId(row.value1()));
    }

    private static UUID[] ids(Collection<UUID> leads) {
        return leads.toArray(UUID[]::new);
    }
}
