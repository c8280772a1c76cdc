package foyer.leads.forms;

import foyer.leads.pipelines.Stage;
import foyer.tenancy.MembershipId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A form by which anybody becomes a lead, as the schema shows it.
 *
 * @param consentText what whoever sends it has to agree to; null for nothing
 * @param consentVersion of the text; grows with each change of it
 * @param assigneeId who looks after the leads; null for nobody
 * @param stage where they begin; null for the first
 */
record LeadForm(
        LeadFormId id,
        String name,
        @Nullable String title,
        @Nullable String intro,
        @Nullable String thanks,
        List<LeadFormField> fields,
        @Nullable String consentText,
        int consentVersion,
        @Nullable MembershipId assigneeId,
        @Nullable Stage stage,
        int version,
        Instant createdAt,
        Instant updatedAt,
        @Nullable Instant archivedAt) {

    static final String TYPE = "LeadForm";

    boolean archived() {
        return archivedAt != null;
    }
}
