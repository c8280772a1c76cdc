package foyer.leads;

import static foyerdb.leads.Tables.ASSIGNMENT_MEMBER;
import static foyerdb.leads.Tables.ASSIGNMENT_RULE;
import static foyerdb.leads.Tables.CAPTURE;
import static foyerdb.leads.Tables.ERASED_LEAD;
import static foyerdb.leads.Tables.ERASURE;
import static foyerdb.leads.Tables.FORM;
import static foyerdb.leads.Tables.IMPORT_CHANGE;
import static foyerdb.leads.Tables.LEAD;
import static foyerdb.leads.Tables.LEAD_FILE;
import static foyerdb.leads.Tables.LEAD_LIST;
import static foyerdb.leads.Tables.LEAD_LIST_MEMBER;
import static foyerdb.leads.Tables.LEAD_MERGE;
import static foyerdb.leads.Tables.MERGED_LEAD;
import static foyerdb.leads.Tables.MERGED_ROW;
import static foyerdb.leads.Tables.PIPELINE;
import static foyerdb.leads.Tables.STAGE;
import static foyerdb.leads.Tables.STAGE_CHANGE;
import static foyerdb.leads.Tables.STAGE_COUNT;
import static foyerdb.leads.Tables.STAGE_DELTA;
import static foyerdb.leads.Tables.WORKING_WEEK;

import foyer.platform.database.Transactions;
import foyer.platform.purge.RowPurgeQueries;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** Takes leads and what they move through out. */
@Component
class LeadPurgeQueries extends RowPurgeQueries {

    private static final int ORDER = 200;

    LeadPurgeQueries(DSLContext db, Transactions transactions) {
        super(
                db,
                transactions,
                "leads",
                ORDER,
                List.of(
                        ASSIGNMENT_MEMBER,
                        ASSIGNMENT_RULE,
                        ERASED_LEAD,
                        ERASURE,
                        IMPORT_CHANGE,
                        MERGED_ROW,
                        MERGED_LEAD,
                        LEAD_MERGE,
                        CAPTURE,
                        FORM,
                        LEAD_FILE,
                        LEAD_LIST_MEMBER,
                        LEAD_LIST,
                        STAGE_CHANGE,
                        LEAD,
                        WORKING_WEEK,
                        STAGE_DELTA,
                        STAGE_COUNT,
                        STAGE,
                        PIPELINE),
                Map.of("LEADS", LEAD, "PIPELINES", PIPELINE));
    }
}
