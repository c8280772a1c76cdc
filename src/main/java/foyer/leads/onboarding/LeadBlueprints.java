package foyer.leads.onboarding;

import foyer.leads.onboarding.BlueprintLeads.SampleLead;
import foyer.leads.pipelines.BlueprintPipeline;
import foyer.leads.pipelines.PipelineWriteQueries;
import foyer.tenancy.Blueprint;
import foyer.tenancy.BlueprintPart;
import foyer.tenancy.NewTenant;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Gives each new tenant the pipeline of its blueprint, as its data file says; the files are read at the start. */
@Component
class LeadBlueprints implements BlueprintPart {

    private final PipelineWriteQueries queries;
    private final Map<Blueprint, BlueprintPipeline> pipelines = new EnumMap<>(Blueprint.class);
    private final Map<Blueprint, List<SampleLead>> samples = new EnumMap<>(Blueprint.class);

    LeadBlueprints(PipelineWriteQueries queries, JsonMapper json) {
        this.queries = queries;
        for (var blueprint : Blueprint.values()) {
            pipelines.put(blueprint, read(blueprint, "pipeline.json", BlueprintPipeline.class, json));
            samples.put(
                    blueprint,
                    read(blueprint, "leads.json", BlueprintLeads.class, json).leads());
        }
    }

    @Override
    public void apply(NewTenant tenant) {
        var pipeline = pipeline(tenant.blueprint());
        var id = queries.insert(pipeline.key(), pipeline.name(), true);
        queries.insertStages(id, pipeline.stages());
    }

    BlueprintPipeline pipeline(Blueprint blueprint) {
        return Objects.requireNonNull(pipelines.get(blueprint));
    }

    /** The leads to look at, oldest first. */
    List<SampleLead> samples(Blueprint blueprint) {
        return Objects.requireNonNull(samples.get(blueprint));
    }

    private static <T> T read(Blueprint blueprint, String file, Class<T> type, JsonMapper json) {
        var resource = new ClassPathResource("db/blueprint/" + blueprint.name() + "/" + file);
        try (var in = resource.getInputStream()) {
            return json.readValue(in, type);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
