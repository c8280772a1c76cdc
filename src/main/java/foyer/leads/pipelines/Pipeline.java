package foyer.leads.pipelines;

import java.util.List;

/**
 * The way leads take from first contact to won or lost, as the schema shows it.
 *
 * @param isDefault whether new leads start in it; one pipeline of a tenant is
 * @param version grows with each change of it or of its stages
 * @param stages in order
 */
public record Pipeline(PipelineId id, String key, String name, boolean isDefault, int version, List<Stage> stages) {

    /** What pipelines are called in events and in the audit log: the schema's type. */
    static final String TYPE = "Pipeline";
}
