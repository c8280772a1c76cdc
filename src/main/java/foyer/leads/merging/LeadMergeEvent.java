package foyer.leads.merging;

import foyer.leads.Lead;
import foyer.leads.LeadId;
import foyer.platform.events.Event;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Something became of a lead by a merge.
 *
 * @param type one of those below
 * @param version the lead's after it
 * @param changedFields by their names in the schema
 * @param others the leads at the other end
 */
public record LeadMergeEvent(String type, LeadId lead, int version, List<String> changedFields, List<LeadId> others)
        implements Event {

    /** Others were merged into the lead. */
    public static final String MERGED = "lead.merged";

    /** The lead was merged into another, and is no more. */
    public static final String MERGED_AWAY = "lead.merged_away";

    /** Those that were merged into the lead are back. */
    public static final String MERGE_UNDONE = "lead.merge_undone";

    /** The lead is back that was merged into another. */
    public static final String UNMERGED = "lead.unmerged";

    @Override
    public String entityType() {
        return Lead.TYPE;
    }

    @Override
    public UUID entityId() {
        return lead.value();
    }

    @Override
    public Map<String, Object> payload() {
        return Map.of(
                "version",
                version,
                "changedFields",
                changedFields,
                "others",
                others.stream().map(LeadId::toString).toList());
    }
}
