package foyer.leads.pipelines;

import foyer.jobs.Job;
import foyer.platform.graphql.Payload;
import org.jspecify.annotations.Nullable;

/**
 * The payload of what deletes a pipeline or a stage.
 *
 * @param pipeline as it was, or without the stage
 * @param leads how many there were
 * @param job that moves them; null when there are none, or nothing was deleted
 */
record Deletion(Pipeline pipeline, int leads, @Nullable Job job) implements Payload {}
