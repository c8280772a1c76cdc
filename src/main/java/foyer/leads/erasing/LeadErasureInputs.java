package foyer.leads.erasing;

import foyer.leads.LeadId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The inputs of the operations on erasures. */
final class LeadErasureInputs {

    private LeadErasureInputs() {}

    record Erase(
            List<LeadId> ids,
            String reason,
            boolean dryRun,
            @Nullable String idempotencyKey) {

        /** Each of the leads once, in the order given. */
        List<LeadId> leads() {
            return ids.stream().distinct().toList();
        }
    }

    record Undo(LeadErasureId id) {}
}
