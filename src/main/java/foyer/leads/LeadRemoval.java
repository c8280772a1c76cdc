package foyer.leads;

import foyer.entitlements.Entitlements;
import foyer.entitlements.FrozenMarks;
import foyer.entitlements.KeptMarks;
import foyer.entitlements.Limit;
import foyer.records.Activities;
import foyer.records.Notes;
import foyer.records.fields.CustomValues;
import foyer.records.tags.Tags;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Takes leads away for good, with everything that is kept of each; whoever asks for it says so in the audit log. */
@Component
public class LeadRemoval {

    private final LeadRemovalQueries queries;
    private final Notes notes;
    private final Tags tags;
    private final CustomValues customValues;
    private final Activities activities;
    private final FrozenMarks frozen;
    private final KeptMarks kept;
    private final Entitlements entitlements;

    LeadRemoval(
            LeadRemovalQueries queries,
            Notes notes,
            Tags tags,
            CustomValues customValues,
            Activities activities,
            FrozenMarks frozen,
            KeptMarks kept,
            Entitlements entitlements) {
        this.queries = queries;
        this.notes = notes;
        this.tags = tags;
        this.customValues = customValues;
        this.activities = activities;
        this.frozen = frozen;
        this.kept = kept;
        this.entitlements = entitlements;
    }

    /**
     * Removes leads of the caller's tenant, with those that were merged into them, and gives their places back. To be called
     * last in a transaction: whoever makes a lead in the tenant waits from the counter until it has ended.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void remove(List<UUID> leads) {
        if (leads.isEmpty()) {
            return;
        }
        forget(queries.withMerged(leads));
        entitlements.giveBack(Limit.LEADS, leads.size());
    }

    /**
     * Takes the rows of leads out, and gives their places back; what is kept beside them stays under their ids, until they
     * are put back as they were or it is {@link #forget forgotten}. To be called last, as {@link #remove}.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void takeOut(List<UUID> leads) {
        frozen.thaw(Lead.TYPE, leads);
        queries.deleteRows(leads);
        entitlements.giveBack(Limit.LEADS, leads.size());
    }

    /** The leads with those that were merged into them, and into these: what is known of all of them is known of one. */
    public List<UUID> withMerged(List<UUID> leads) {
        return queries.withMerged(leads);
    }

    /**
     * The same, with those too whose merging has been forgotten since it can be undone no more: of them there is nothing but what
     * the log tells.
     */
    public List<UUID> withAllMerged(List<UUID> leads) {
        var merged = withMerged(leads);
        var before = queries.gone(activities.mergedInto(Lead.TYPE, merged));
        return Stream.concat(merged.stream(), before.stream()).distinct().toList();
    }

    /** Removes what is kept under the ids of leads that count for nothing: merged into others, or taken out. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void forget(List<UUID> leads) {
        frozen.thaw(Lead.TYPE, leads);
        kept.forget(Lead.TYPE, leads);
        notes.deleteAll(Lead.TYPE, leads);
        tags.deleteAll(Lead.TYPE, leads);
        customValues.deleteAll(leads);
        activities.deleteAll(Lead.TYPE, leads);
        queries.delete(leads);
    }
}
