package foyer.leads.transfer;

import foyer.leads.batches.BatchRule;
import foyer.leads.batches.LeadBatches;
import foyer.leads.batches.LeadRow;
import foyer.platform.messages.Messages;
import foyer.platform.security.CurrentCaller;
import foyer.records.fields.CustomValues;
import foyer.records.fields.RecordType;
import foyer.transfer.DuplicateRule;
import foyer.transfer.ImportSession;
import foyer.transfer.ImportTarget;
import org.springframework.stereotype.Component;

/** Leads from the rows of a file. */
@Component
class LeadImportTarget {

    static final String PERMISSION = "LEADS_IMPORT";

    private final LeadBatches batches;
    private final CustomValues customValues;
    private final Messages messages;

    LeadImportTarget(LeadBatches batches, CustomValues customValues, Messages messages) {
        this.batches = batches;
        this.customValues = customValues;
        this.messages = messages;
    }

    /** Leads with what this import gives to all of them. */
    ImportTarget<LeadRow> of(LeadImportJob.Input input) {
        return new ImportTarget<>() {
            @Override
            public String permission() {
                return PERMISSION;
            }

            @Override
            public ImportSession<LeadRow> open(DuplicateRule duplicates) {
                return session(new BatchRule(duplicates, input.allTags(), input.list()));
            }
        };
    }

    private LeadImportSession session(BatchRule rule) {
        var locale = CurrentCaller.get().locale();
        return new LeadImportSession(
                batches.open(),
                rule,
                customValues.inUse(RecordType.LEAD),
                new RowMessages((key, arguments) -> messages.in(locale, key, arguments.toArray())));
    }
}
