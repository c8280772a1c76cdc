package foyer.jobs;

import static foyerdb.jobs.Tables.JOB;
import static foyerdb.jobs.Tables.QUEUE;

import foyer.platform.database.Transactions;
import foyer.platform.purge.RowPurgeQueries;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** Takes jobs out: whoever runs one has lost it. */
@Component
class JobPurgeQueries extends RowPurgeQueries {

    private static final int ORDER = 100;

    JobPurgeQueries(DSLContext db, Transactions transactions) {
        super(db, transactions, "jobs", ORDER, List.of(QUEUE, JOB), Map.of("JOBS", JOB));
    }
}
