package foyer.properties;

import foyer.entitlements.Feature;
import foyer.entitlements.FrozenMarks;
import foyer.entitlements.KeptMarks;
import foyer.records.Activities;
import foyer.tenancy.Blueprint;
import foyer.tenancy.MembershipId;
import foyer.tenancy.SampleData;
import foyer.tenancy.Tenancy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/**
 * Gives a new tenant properties to look at, and takes back those that nobody has worked on since: whatever people do with
 * a property makes its timeline longer, so one that is as long as it was is untouched. The files are read at the start.
 */
@Component
class PropertySamples implements SampleData {

    private final Map<Blueprint, BlueprintProperties> byBlueprint = new EnumMap<>(Blueprint.class);
    private final PropertyService service;
    private final PropertySampleQueries queries;
    private final PropertyHistory history;
    private final Activities activities;
    private final FrozenMarks frozen;
    private final KeptMarks kept;
    private final Tenancy tenancy;

    PropertySamples(
            PropertyService service,
            PropertySampleQueries queries,
            PropertyHistory history,
            Activities activities,
            FrozenMarks frozen,
            KeptMarks kept,
            Tenancy tenancy,
            JsonMapper json) {
        this.service = service;
        this.queries = queries;
        this.history = history;
        this.activities = activities;
        this.frozen = frozen;
        this.kept = kept;
        this.tenancy = tenancy;
        for (var blueprint : Blueprint.values()) {
            byBlueprint.put(blueprint, read(blueprint, json));
        }
    }

    private static BlueprintProperties read(Blueprint blueprint, JsonMapper json) {
        var file = new ClassPathResource("db/blueprint/" + blueprint.name() + "/properties.json");
        if (!file.exists()) {
            return BlueprintProperties.NONE;
        }
        try (var in = file.getInputStream()) {
            return json.readValue(in, BlueprintProperties.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Feature feature() {
        return Feature.MODULE_PROPERTIES;
    }

    @Override
    @Transactional
    public void load(Blueprint blueprint, List<MembershipId> members) {
        var currency = tenancy.defaults().currency();
        var made = Objects.requireNonNull(byBlueprint.get(blueprint)).properties().stream()
                .map(sample -> service.insert(sample.values(currency, members)).value())
                .toList();
        if (made.isEmpty()) {
            return;
        }
        activities.byLength(made).forEach((deeds, ids) -> queries.mark(ids, deeds));
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public Deleted delete() {
        var samples = queries.lock();
        if (samples.isEmpty()) {
            return new Deleted(0, 0);
        }
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

    private void delete(List<UUID> properties) {
        frozen.thaw(Property.TYPE, properties);
        kept.forget(Property.TYPE, properties);
        activities.deleteAll(Property.TYPE, properties);
        queries.delete(properties);
        history.samplesDeleted(properties.size());
    }
}
