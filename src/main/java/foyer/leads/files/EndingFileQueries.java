package foyer.leads.files;

import static foyerdb.leads.Tables.LEAD_FILE;

import foyer.files.FileEnding;
import foyer.files.FileId;
import foyer.platform.security.CurrentCaller;
import java.util.Collection;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/** Takes files that are no more from whatever leads have them, those that are merged into others and erased ones too. */
@Component
class EndingFileQueries implements FileEnding {

    private final DSLContext db;

    EndingFileQueries(DSLContext db) {
        this.db = db;
    }

    @Override
    public void ending(Collection<FileId> files) {
        db.deleteFrom(LEAD_FILE)
                .where(LEAD_FILE.TENANT_ID.eq(CurrentCaller.tenant()))
                .and(LEAD_FILE.FILE_ID.eq(
                        DSL.any(files.stream().map(FileId::value).toArray(UUID[]::new))))
                .execute();
    }
}
