package foyer.leads.bulkupdates;

import foyer.leads.Lead;
import foyer.leads.LeadErrorCode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a bulk update would do, as the schema shows it. */
record BulkPreview(
        int total, boolean totalIsExact, int changed, int unchanged, List<BulkUpdate.Count> refused, List<Row> leads) {

    /**
     * What would become of one lead.
     *
     * @param lead null when there is none
     * @param refusal null when it may be changed
     */
    record Row(
            @Nullable Lead lead,
            List<String> changedFields,
            @Nullable LeadErrorCode refusal) {}
}
