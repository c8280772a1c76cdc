package foyer.leads.pipelines;

import java.util.List;

/**
 * The way leads take from first contact to won or lost, as the schema shows it.
 *
 * @param stages in order
 */
public record Pipeline(PipelineId id, String key, String name, List<Stage> stages) {}
