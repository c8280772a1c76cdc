package foyer.jobs;

import static foyerdb.jobs.Tables.JOB;

import foyer.platform.export.ExportPart;
import foyer.platform.export.ExportTable;
import java.util.List;
import org.springframework.stereotype.Component;

/** What people take away of their jobs: what ran for them and how it ended. Foyer's own work is not theirs. */
@Component
class JobsExport implements ExportPart {

    @Override
    public List<ExportTable> tables() {
        return List.of(ExportTable.of("jobs", JOB, JOB.TENANT_ID, JOB.ID)
                .only(JOB.INTERNAL.isFalse())
                .with(JOB.TYPE, JOB.STATUS, JOB.PRIORITY, JOB.PARENT_ID, JOB.RUN_AT, JOB.INPUT, JOB.OUTPUT)
                .with(JOB.PROGRESS_DONE, JOB.PROGRESS_TOTAL, JOB.PROGRESS_MESSAGE, JOB.ERROR, JOB.ERROR_ARGUMENTS)
                .with(JOB.ATTEMPTS, JOB.MAX_ATTEMPTS, JOB.CANCEL_REQUESTED_AT, JOB.LOCALE, JOB.CREATED_AT)
                .with(JOB.CREATED_BY_KIND, JOB.CREATED_BY_ID, JOB.STARTED_AT, JOB.FINISHED_AT)
                .without("false of all of these", JOB.INTERNAL)
                .without("how the queue tells runs apart", JOB.UNIQUE_KEY, JOB.CHECKPOINT, JOB.FENCE));
    }
}
