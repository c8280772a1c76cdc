package foyer.leads.transfer;

import foyer.files.FileId;
import foyer.leads.LeadFilter;
import foyer.leads.lists.LeadListId;
import foyer.records.views.SavedViewId;
import foyer.transfer.DuplicateRule;
import foyer.transfer.table.TableWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The inputs of the operations on files of leads. */
final class LeadTransferInputs {

    static final String CSV = "text/csv";
    static final String WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private LeadTransferInputs() {}

    record Import(
            FileId fileId,
            @Nullable List<Mapping> mapping,
            DuplicateRule duplicates,
            @Nullable LeadListId list,
            @Nullable String newList,
            @Nullable List<String> tags,
            boolean dryRun,
            @Nullable String idempotencyKey) {}

    /**
     * Which field a column fills: one of the lead's or a custom one.
     *
     * @param customField its key
     */
    record Mapping(
            int column,
            @Nullable LeadImportField field,
            @Nullable String customField) {

        /** What the engine calls it; null when neither or both are given. */
        @Nullable String target() {
            if (field == null) {
                return customField == null ? null : LeadImportField.custom(customField);
            }
            return customField == null ? field.name() : null;
        }
    }

    record Export(
            @Nullable LeadFilter filter,
            @Nullable SavedViewId view,
            @Nullable List<LeadExportColumn> columns,
            @Nullable List<String> customFields,
            Format format,
            @Nullable String idempotencyKey) {}

    /** The schema's {@code LeadExportFormat}. */
    enum Format {
        CSV(LeadTransferInputs.CSV, "leads.exportFile"),
        XLSX(LeadTransferInputs.WORKBOOK, "leads.exportWorkbook");

        private final String contentType;
        private final String nameKey;

        Format(String contentType, String nameKey) {
            this.contentType = contentType;
            this.nameKey = nameKey;
        }

        String contentType() {
            return contentType;
        }

        /** Of the file's name in the message bundles. */
        String nameKey() {
            return nameKey;
        }

        /** @param locale of whoever takes the file */
        TableWriter writer(OutputStream out, Locale locale) throws IOException {
            return switch (this) {
                case CSV -> TableWriter.csv(out);
                case XLSX -> TableWriter.xlsx(out, locale.getLanguage().equals("ar"));
            };
        }
    }
}
