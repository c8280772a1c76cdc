package foyer.leads.pipelines;

import foyer.platform.events.Event;
import java.util.Locale;
import java.util.UUID;

/** What happened to a pipeline or to its stages. */
record PipelineEvent(Kind kind, PipelineId pipeline) implements Event {

    /** What happened. */
    enum Kind {
        CREATED,
        UPDATED,
        DELETED,
        STAGE_CREATED,
        STAGE_UPDATED,
        STAGES_REORDERED,
        STAGE_DELETED
    }

    @Override
    public String type() {
        return "pipeline." + kind.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public String entityType() {
        return Pipeline.TYPE;
    }

    @Override
    public UUID entityId() {
        return pipeline.value();
    }
}
