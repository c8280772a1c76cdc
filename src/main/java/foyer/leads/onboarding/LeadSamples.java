package foyer.leads.onboarding;

import foyer.entitlements.Feature;
import foyer.leads.LeadHistory;
import foyer.leads.LeadRemoval;
import foyer.leads.pipelines.PipelineQueries;
import foyer.leads.pipelines.Stage;
import foyer.records.Activities;
import foyer.tenancy.Blueprint;
import foyer.tenancy.MembershipId;
import foyer.tenancy.SampleData;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Gives a new tenant leads to look at, through the services that people use, and takes back those that nobody has worked
 * on since: whatever people do with a lead makes its timeline longer, so one that is as long as it was is untouched.
 */
@Component
class LeadSamples implements SampleData {

    private final LeadBlueprints blueprints;
    private final PipelineQueries pipelines;
    private final LeadSampleQueries queries;
    private final SampleLeadMaking making;
    private final LeadHistory history;
    private final Activities activities;
    private final LeadRemoval removal;

    LeadSamples(
            LeadBlueprints blueprints,
            PipelineQueries pipelines,
            LeadSampleQueries queries,
            SampleLeadMaking making,
            LeadHistory history,
            Activities activities,
            LeadRemoval removal) {
        this.blueprints = blueprints;
        this.pipelines = pipelines;
        this.queries = queries;
        this.making = making;
        this.history = history;
        this.activities = activities;
        this.removal = removal;
    }

    @Override
    public Feature feature() {
        return Feature.MODULE_LEADS;
    }

    @Override
    @Transactional
    public void load(Blueprint blueprint, List<MembershipId> members) {
        var byKey = pipelines.all().getFirst().stages().stream().collect(Collectors.toMap(Stage::key, Stage::id));
        var made = blueprints.samples(blueprint).stream()
                .map(sample -> making.make(sample, byKey, members).value())
                .toList();
        activities.byLength(made).forEach((deeds, ids) -> queries.mark(ids, deeds));
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public Deleted delete() {
        var samples = queries.lock();
        var parts = activities.untouched(samples);
        var untouched = parts.getOrDefault(true, List.of());
        var touched = parts.getOrDefault(false, List.of());
        if (!touched.isEmpty()) {
            queries.unmark(touched);
        }
        if (!untouched.isEmpty()) {
            delete(untouched);
        }
        return new Deleted(untouched.size(), touched.size());
    }

    private void delete(List<UUID> leads) {
        history.samplesDeleted(leads.size());
        removal.remove(leads);
    }
}
