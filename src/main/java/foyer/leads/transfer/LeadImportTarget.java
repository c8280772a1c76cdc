package foyer.leads.transfer;

import foyer.leads.batches.LeadBatches;
import foyer.leads.batches.LeadRow;
import foyer.platform.messages.Messages;
import foyer.platform.security.CurrentCaller;
import foyer.transfer.DuplicateRule;
import foyer.transfer.ImportField;
import foyer.transfer.ImportSession;
import foyer.transfer.ImportTarget;
import java.util.List;
import org.springframework.stereotype.Component;

/** Leads from the rows of a file. */
@Component
class LeadImportTarget implements ImportTarget<LeadRow> {

    private final LeadBatches batches;
    private final Messages messages;

    LeadImportTarget(LeadBatches batches, Messages messages) {
        this.batches = batches;
        this.messages = messages;
    }

    @Override
    public String permission() {
        return "LEADS_IMPORT";
    }

    @Override
    public List<ImportField> fields() {
        return LeadImportField.fields();
    }

    @Override
    public ImportSession<LeadRow> open(DuplicateRule duplicates) {
        var locale = CurrentCaller.get().locale();
        return new LeadImportSession(
                batches.open(), duplicates, (key, arguments) -> messages.in(locale, key, arguments.toArray()));
    }
}
