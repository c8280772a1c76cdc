package foyer.leads.onboarding;

import foyer.leads.LeadContact;
import foyer.leads.LeadSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The file {@code db/blueprint/<blueprint>/leads.json}: what a demo tenant has to look at.
 *
 * @param leads oldest first
 */
record BlueprintLeads(List<SampleLead> leads) {

    /**
     * A lead with its notes.
     *
     * @param stage by its key
     * @param assignee which of the demo members looks after it, from 0; null for nobody
     * @param lostReason for a stage of the kind LOST
     * @param valueMinor in the smallest unit of the tenant's currency
     */
    record SampleLead(
            String title,
            String stage,
            @Nullable Integer assignee,
            LeadSource source,
            @Nullable String sourceDetail,
            @Nullable Long valueMinor,
            @Nullable Integer score,
            LeadContact contact,
            @Nullable String lostReason,
            @Nullable List<String> notes) {}
}
