package foyer.leads.lists;

import foyer.leads.LeadId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The inputs of the operations on lists; filters are kept as they were sent, and so not bound here. */
final class LeadListInputs {

    private LeadListInputs() {}

    record Create(String name, boolean shared, @Nullable String idempotencyKey) {}

    /** What to change; null for what stays. */
    record Update(
            LeadListId id, @Nullable String name, @Nullable Boolean shared) {}

    record Delete(LeadListId id) {}

    /** Leads to put on a list, or to take off it. */
    record Leads(LeadListId id, List<LeadId> leads) {}
}
