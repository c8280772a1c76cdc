package foyer.leads.onboarding;

import foyer.entitlements.Entitlements;
import foyer.entitlements.Feature;
import foyer.entitlements.FrozenMarks;
import foyer.entitlements.Limit;
import foyer.leads.Lead;
import foyer.leads.LeadHistory;
import foyer.leads.pipelines.PipelineQueries;
import foyer.leads.pipelines.Stage;
import foyer.records.Activities;
import foyer.records.Notes;
import foyer.records.fields.CustomValues;
import foyer.records.tags.Tags;
import foyer.tenancy.Blueprint;
import foyer.tenancy.MembershipId;
import foyer.tenancy.SampleData;
import java.util.List;
import java.util.Map;
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
    private final Notes notes;
    private final Tags tags;
    private final CustomValues customValues;
    private final Activities activities;
    private final FrozenMarks frozen;
    private final Entitlements entitlements;

    LeadSamples(
            LeadBlueprints blueprints,
            PipelineQueries pipelines,
            LeadSampleQueries queries,
            SampleLeadMaking making,
            LeadHistory history,
            Notes notes,
            Tags tags,
            CustomValues customValues,
            Activities activities,
            FrozenMarks frozen,
            Entitlements entitlements) {
        this.blueprints = blueprints;
        this.pipelines = pipelines;
        this.queries = queries;
        this.making = making;
        this.history = history;
        this.notes = notes;
        this.tags = tags;
        this.customValues = customValues;
        this.activities = activities;
        this.frozen = frozen;
        this.entitlements = entitlements;
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
        activities.lengths(made).entrySet().stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getValue, Collectors.mapping(Map.Entry::getKey, Collectors.toList())))
                .forEach((deeds, ids) -> queries.mark(ids, deeds));
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public Deleted delete() {
        var samples = queries.lock();
        var lengths = activities.lengths(samples.keySet());
        var parts = samples.entrySet().stream()
                .collect(Collectors.partitioningBy(
                        sample -> lengths.getOrDefault(sample.getKey(), 0).equals(sample.getValue()),
                        Collectors.mapping(Map.Entry::getKey, Collectors.toList())));
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
        frozen.thaw(Lead.TYPE, leads);
        notes.deleteAll(Lead.TYPE, leads);
        tags.deleteAll(Lead.TYPE, leads);
        customValues.deleteAll(leads);
        activities.deleteAll(Lead.TYPE, leads);
        queries.delete(leads);
        history.samplesDeleted(leads.size());
        entitlements.giveBack(Limit.LEADS, leads.size());
    }
}
