package foyer.records;

import static foyerdb.records.Tables.ACTIVITY;
import static foyerdb.records.Tables.CUSTOM_FIELD;
import static foyerdb.records.Tables.CUSTOM_VALUE;
import static foyerdb.records.Tables.NOTE;
import static foyerdb.records.Tables.SAVED_VIEW;
import static foyerdb.records.Tables.TAGGING;

import foyer.platform.database.Transactions;
import foyer.platform.purge.RowPurgeQueries;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** Takes notes, timelines, tags, custom fields and saved views out. */
@Component
class RecordPurgeQueries extends RowPurgeQueries {

    private static final int ORDER = 300;

    RecordPurgeQueries(DSLContext db, Transactions transactions) {
        super(
                db,
                transactions,
                "records",
                ORDER,
                List.of(NOTE, ACTIVITY, TAGGING, CUSTOM_VALUE, CUSTOM_FIELD, SAVED_VIEW),
                Map.of("NOTES", NOTE, "ACTIVITIES", ACTIVITY));
    }
}
