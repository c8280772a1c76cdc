package foyer.leads.pipelines;

/** Why a pipeline or a stage was not made or changed; the schema's enum of the same name. */
enum PipelineErrorCode {
    NOT_FOUND,
    VERSION_CONFLICT,
    NAME_INVALID,
    KEY_INVALID,
    KEY_TAKEN,
    PROBABILITY_INVALID,
    SLA_HOURS_INVALID,
    STAGES_INVALID,
    TOO_MANY_PIPELINES,
    DEFAULT_PIPELINE,
    TARGET_REQUIRED,
    TARGET_INVALID,
    IDEMPOTENCY_KEY_REUSED
}
