package foyer.records;

import static foyerdb.records.Tables.ACTIVITY;
import static foyerdb.records.Tables.NOTE;
import static foyerdb.records.Tables.TAGGING;

import foyer.platform.export.ExportPart;
import foyer.platform.export.ExportTable;
import java.util.List;
import org.springframework.stereotype.Component;

/** What people take away of what they wrote about records, and of what happened to them. */
@Component
class RecordsExport implements ExportPart {

    @Override
    public List<ExportTable> tables() {
        return List.of(
                ExportTable.of("notes", NOTE, NOTE.TENANT_ID, NOTE.ID)
                        .with(NOTE.SUBJECT_KIND, NOTE.SUBJECT_ID, NOTE.BODY, NOTE.VERSION)
                        .with(NOTE.CREATED_AT, NOTE.CREATED_BY_KIND, NOTE.CREATED_BY_ID, NOTE.UPDATED_AT),
                ExportTable.of("activities", ACTIVITY, ACTIVITY.TENANT_ID, ACTIVITY.ID)
                        .with(ACTIVITY.SUBJECT_KIND, ACTIVITY.SUBJECT_ID, ACTIVITY.KIND, ACTIVITY.DETAIL)
                        .with(ACTIVITY.ACTOR_KIND, ACTIVITY.ACTOR_ID, ACTIVITY.OCCURRED_AT),
                ExportTable.of("tags", TAGGING, TAGGING.TENANT_ID, TAGGING.ID)
                        .with(TAGGING.SUBJECT_KIND, TAGGING.SUBJECT_ID, TAGGING.TAG));
    }
}
