package foyer.records;

import static foyerdb.records.Tables.ACTIVITY;
import static foyerdb.records.Tables.CUSTOM_FIELD;
import static foyerdb.records.Tables.CUSTOM_VALUE;
import static foyerdb.records.Tables.NOTE;
import static foyerdb.records.Tables.SAVED_VIEW;
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
                        .with(NOTE.CREATED_AT, NOTE.CREATED_BY_KIND, NOTE.CREATED_BY_ID, NOTE.UPDATED_AT)
                        .without("made of the other columns, for searching", NOTE.SEARCH_TEXT),
                ExportTable.of("activities", ACTIVITY, ACTIVITY.TENANT_ID, ACTIVITY.ID)
                        .with(ACTIVITY.SUBJECT_KIND, ACTIVITY.SUBJECT_ID, ACTIVITY.KIND, ACTIVITY.DETAIL)
                        .with(ACTIVITY.ACTOR_KIND, ACTIVITY.ACTOR_ID, ACTIVITY.OCCURRED_AT),
                ExportTable.of("tags", TAGGING, TAGGING.TENANT_ID, TAGGING.ID)
                        .with(TAGGING.SUBJECT_KIND, TAGGING.SUBJECT_ID, TAGGING.TAG),
                ExportTable.of("custom-fields", CUSTOM_FIELD, CUSTOM_FIELD.TENANT_ID, CUSTOM_FIELD.ID)
                        .with(CUSTOM_FIELD.SUBJECT_KIND, CUSTOM_FIELD.KEY, CUSTOM_FIELD.LABEL, CUSTOM_FIELD.KIND)
                        .with(CUSTOM_FIELD.OPTIONS, CUSTOM_FIELD.REQUIRED, CUSTOM_FIELD.POSITION)
                        .with(CUSTOM_FIELD.CREATED_AT, CUSTOM_FIELD.UPDATED_AT, CUSTOM_FIELD.ARCHIVED_AT),
                ExportTable.of("custom-values", CUSTOM_VALUE, CUSTOM_VALUE.TENANT_ID, CUSTOM_VALUE.ID)
                        .with(CUSTOM_VALUE.FIELD_ID, CUSTOM_VALUE.SUBJECT_ID, CUSTOM_VALUE.TEXT_VALUE)
                        .with(CUSTOM_VALUE.NUMBER_VALUE, CUSTOM_VALUE.MONEY_VALUE, CUSTOM_VALUE.CURRENCY)
                        .with(CUSTOM_VALUE.DATE_VALUE, CUSTOM_VALUE.FLAG_VALUE),
                ExportTable.of("saved-views", SAVED_VIEW, SAVED_VIEW.TENANT_ID, SAVED_VIEW.ID)
                        .with(SAVED_VIEW.SUBJECT_KIND, SAVED_VIEW.OWNER_ID, SAVED_VIEW.NAME, SAVED_VIEW.FILTER)
                        .with(SAVED_VIEW.SORT, SAVED_VIEW.SORT_FIELD, SAVED_VIEW.SORT_DIRECTION, SAVED_VIEW.COLUMNS)
                        .with(SAVED_VIEW.GROUP_BY, SAVED_VIEW.SHARED)
                        .with(SAVED_VIEW.CREATED_AT, SAVED_VIEW.UPDATED_AT));
    }
}
