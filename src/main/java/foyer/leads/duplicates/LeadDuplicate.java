package foyer.leads.duplicates;

import foyer.leads.Lead;
import java.util.List;

/** Another lead that may be of the same person or company, and why. */
public record LeadDuplicate(Lead lead, List<LeadDuplicateReason> reasons) {

    /** Whether restoring it may be what is wanted. */
    public boolean archived() {
        return lead.archivedAt() != null;
    }
}
