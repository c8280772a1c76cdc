package foyer.leads;

import foyer.tenancy.Blueprint;
import foyer.tenancy.BlueprintPart;
import foyer.tenancy.NewTenant;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Gives each new tenant the pipeline of its blueprint, as its data file says. */
@Component
class LeadBlueprints implements BlueprintPart {

    private static final String PIPELINE = "pipeline.json";

    private final PipelineQueries pipelines;
    private final JsonMapper json;

    LeadBlueprints(PipelineQueries pipelines, JsonMapper json) {
        this.pipelines = pipelines;
        this.json = json;
    }

    @Override
    public void apply(NewTenant tenant) {
        var pipeline =
                read(tenant.blueprint(), PIPELINE, BlueprintPipeline.class).orElseThrow();
        var id = pipelines.insert(pipeline.key(), pipeline.name());
        pipelines.insertStages(id, pipeline.stages());
    }

    /** A data file of the blueprint, if it has one of that name. */
    <T> Optional<T> read(Blueprint blueprint, String file, Class<T> type) {
        var resource = new ClassPathResource("db/blueprint/" + blueprint.name() + "/" + file);
        if (!resource.exists()) {
            return Optional.empty();
        }
        try (var in = resource.getInputStream()) {
            return Optional.of(json.readValue(in, type));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
