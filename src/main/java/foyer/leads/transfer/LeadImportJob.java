package foyer.leads.transfer;

import foyer.entitlements.Feature;
import foyer.files.FileId;
import foyer.jobs.JobDefinition;
import foyer.jobs.JobFailure;
import foyer.jobs.JobHandler;
import foyer.jobs.JobRun;
import foyer.leads.lists.LeadListId;
import foyer.transfer.ColumnMapping;
import foyer.transfer.DuplicateRule;
import foyer.transfer.ImportReport;
import foyer.transfer.ImportStoppedException;
import foyer.transfer.Imports;
import foyer.transfer.table.TableException;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes leads from the rows of a file. */
@Component
class LeadImportJob implements JobHandler<LeadImportJob.Input, ImportReport> {

    static final String TYPE = "IMPORT";

    private static final Duration LONGEST = Duration.ofMinutes(30);

    private final Imports imports;
    private final LeadImportTarget target;

    LeadImportJob(Imports imports, LeadImportTarget target) {
        this.imports = imports;
        this.target = target;
    }

    /**
     * What the job is given.
     *
     * @param mapping null for the guessed one
     * @param list what the leads are put on; null for none
     * @param tags what all rows get, in stored form; null for none
     */
    record Input(
            FileId file,
            @Nullable List<ColumnMapping> mapping,
            DuplicateRule duplicates,
            @Nullable LeadListId list,
            @Nullable List<String> tags) {

        List<String> allTags() {
            return tags == null ? List.of() : tags;
        }

        Imports.Order order() {
            return new Imports.Order(file, mapping, duplicates);
        }
    }

    /** One at a time: two would each not see the duplicates that the other has not committed yet. */
    @Override
    public JobDefinition<Input, ImportReport> definition() {
        return JobDefinition.of(TYPE, Input.class, ImportReport.class)
                .permission(LeadImportTarget.PERMISSION)
                .module(Feature.MODULE_LEADS)
                .timeout(LONGEST)
                .concurrency(1);
    }

    @Override
    public ImportReport run(JobRun run, Input input) throws Exception {
        try {
            return imports.run(run, input.order(), target.of(input));
        } catch (TableException e) {
            throw JobFailure.finally_(LeadTransferErrorCode.of(e), e.row()).causedBy(e);
        } catch (ImportStoppedException e) {
            throw stopped(e);
        } catch (NoSuchFileException e) {
            throw JobFailure.finally_(LeadTransferErrorCode.FILE_NOT_FOUND).causedBy(e);
        }
    }

    private static JobFailure stopped(ImportStoppedException e) {
        var report = e.report();
        return JobFailure.finally_(
                        LeadTransferErrorCode.LIMIT_REACHED,
                        e.refusal().allowed(),
                        report.done(),
                        report.total(),
                        report.created(),
                        report.updated(),
                        report.duplicates(),
                        report.failed())
                .causedBy(e);
    }
}
