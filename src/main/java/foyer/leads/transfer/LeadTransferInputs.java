package foyer.leads.transfer;

import foyer.files.FileId;
import foyer.leads.LeadFilter;
import foyer.transfer.DuplicateRule;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The inputs of the operations on files of leads. */
final class LeadTransferInputs {

    private LeadTransferInputs() {}

    record Import(
            FileId fileId,
            @Nullable List<Mapping> mapping,
            DuplicateRule duplicates,
            boolean dryRun,
            @Nullable String idempotencyKey) {}

    /** Which field a column fills. */
    record Mapping(int column, LeadImportField field) {}

    record Export(
            @Nullable LeadFilter filter,
            @Nullable List<LeadExportColumn> columns,
            @Nullable List<String> customFields,
            Format format,
            @Nullable String idempotencyKey) {}

    /** The schema's {@code LeadExportFormat}. */
    enum Format {
        CSV
    }
}
