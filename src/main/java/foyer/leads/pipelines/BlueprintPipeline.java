package foyer.leads.pipelines;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The file {@code db/blueprint/<blueprint>/pipeline.json}: the pipeline that a new tenant starts with. */
public record BlueprintPipeline(String key, String name, List<Stage> stages) {

    /** A stage; its place is that in the list. */
    record Stage(
            String key,
            String name,
            StageKind kind,
            int probability,
            @Nullable Integer slaHours) {}
}
