package foyer.leads.pipelines;

import static foyer.leads.pipelines.PipelineErrorCode.DEFAULT_PIPELINE;
import static foyer.leads.pipelines.PipelineErrorCode.IDEMPOTENCY_KEY_REUSED;
import static foyer.leads.pipelines.PipelineErrorCode.NOT_FOUND;
import static foyer.leads.pipelines.PipelineErrorCode.TARGET_INVALID;
import static foyer.leads.pipelines.PipelineErrorCode.TARGET_REQUIRED;
import static foyer.leads.pipelines.PipelineErrorCode.TOO_MANY_PIPELINES;

import foyer.jobs.Jobs;
import foyer.jobs.NewJob;
import foyer.platform.graphql.UserErrorException;
import foyer.platform.graphql.mutation.Idempotency;
import foyer.platform.time.TenantClock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Makes, changes and deletes the tenant's pipelines; one of them is always the default one. */
@Service
class PipelineService {

    private final HeldPipelines held;
    private final PipelineQueries queries;
    private final PipelineWriteQueries writes;
    private final PipelineHistory history;
    private final Jobs jobs;
    private final Idempotency idempotency;
    private final TenantClock clock;

    PipelineService(
            HeldPipelines held,
            PipelineQueries queries,
            PipelineWriteQueries writes,
            PipelineHistory history,
            Jobs jobs,
            Idempotency idempotency,
            TenantClock clock) {
        this.held = held;
        this.queries = queries;
        this.writes = writes;
        this.history = history;
        this.jobs = jobs;
        this.idempotency = idempotency;
        this.clock = clock;
    }

    @Transactional
    Pipeline create(PipelineInputs.Create input) {
        return stored(new PipelineId(idempotency.once(
                "pipelineCreate",
                input.idempotencyKey(),
                input,
                IDEMPOTENCY_KEY_REUSED,
                () -> insert(input).value())));
    }

    private PipelineId insert(PipelineInputs.Create input) {
        var all = held.all();
        if (all.size() >= PipelineQueries.MAX_PIPELINES) {
            throw UserErrorException.of(TOO_MANY_PIPELINES, PipelineQueries.MAX_PIPELINES);
        }
        var errors = new PipelineErrors();
        var name = errors.name("name", input.name());
        var keys = all.stream().map(Pipeline::key).collect(Collectors.toSet());
        var key = errors.key("key", input.key(), name, keys, "pipeline");
        var stages = errors.stages(input.stages());
        errors.check();
        if (input.makeDefault()) {
            takeDefault(all);
        }
        var id = writes.insert(key, name, input.makeDefault());
        writes.insertStages(id, stages);
        history.created(id, key, name, stages);
        return id;
    }

    /** The pipeline that was the default one until now is it no more. */
    private void takeDefault(List<Pipeline> all) {
        all.stream().filter(Pipeline::isDefault).forEach(before -> {
            writes.setDefault(before.id(), false, clock.now());
            history.updated(before.id(), Map.of("isDefault", PipelineHistory.diff(true, false)));
        });
    }

    @Transactional
    Pipeline update(PipelineInputs.Update input) {
        var all = held.all();
        var pipeline = HeldPipelines.one(all, "id", input.id(), input.version());
        var errors = new PipelineErrors();
        var name = input.name() == null ? pipeline.name() : errors.name("name", input.name());
        errors.check();
        var diff = new LinkedHashMap<String, Object>();
        PipelineHistory.add(diff, "name", pipeline.name(), name);
        PipelineHistory.add(diff, "isDefault", pipeline.isDefault(), pipeline.isDefault() || input.makeDefault());
        if (diff.isEmpty()) {
            return pipeline;
        }
        if (diff.containsKey("isDefault")) {
            takeDefault(all);
            writes.setDefault(pipeline.id(), true, clock.now());
        }
        if (diff.containsKey("name")) {
            writes.rename(pipeline.id(), name, clock.now());
        }
        history.updated(pipeline.id(), diff);
        return stored(pipeline.id());
    }

    /** Deletes the pipeline; its leads go to another by a job, each to the stage of its stage's key or kind. */
    @Transactional
    Deletion delete(PipelineInputs.Delete input) {
        var all = held.all();
        var pipeline = HeldPipelines.one(all, "id", input.id(), input.version());
        var target = target(all, input);
        if (pipeline.isDefault()) {
            throw UserErrorException.at("id", DEFAULT_PIPELINE);
        }
        if (target.id().equals(pipeline.id())) {
            throw UserErrorException.at("moveLeadsTo", TARGET_INVALID);
        }
        var stages = pipeline.stages().stream().map(Stage::id).toList();
        if (input.dryRun()) {
            return new Deletion(pipeline, writes.leads(stages), null);
        }
        writes.close(stages);
        var leads = writes.leads(stages);
        if (leads > 0 && input.moveLeadsTo() == null) {
            throw UserErrorException.at("moveLeadsTo", TARGET_REQUIRED, leads);
        }
        writes.delete(pipeline.id(), matches(pipeline, target), clock.now());
        history.deleted(pipeline, leads);
        var job = leads == 0 ? null : jobs.create(NewJob.of(StageClearing.TYPE, new StageClearing(stages, leads)));
        return new Deletion(pipeline, leads, job);
    }

    /** Where leads go: to the default pipeline when nobody says, for there may be some on their way to this one. */
    private static Pipeline target(List<Pipeline> all, PipelineInputs.Delete input) {
        var wanted = input.moveLeadsTo();
        return all.stream()
                .filter(one -> wanted == null ? one.isDefault() : one.id().equals(wanted))
                .findFirst()
                .orElseThrow(() -> UserErrorException.at("moveLeadsTo", NOT_FOUND));
    }

    private static Map<StageId, StageId> matches(Pipeline from, Pipeline to) {
        var matches = new LinkedHashMap<StageId, StageId>();
        from.stages().forEach(stage -> matches.put(stage.id(), match(stage, to).id()));
        return matches;
    }

    /** Of the same kind, since what is won stays won; every pipeline has stages of each. */
    private static Stage match(Stage stage, Pipeline to) {
        var alike =
                to.stages().stream().filter(one -> one.kind() == stage.kind()).toList();
        return alike.stream()
                .filter(one -> one.key().equals(stage.key()))
                .findFirst()
                .orElseGet(alike::getFirst);
    }

    private Pipeline stored(PipelineId id) {
        var pipeline = queries.byIds(List.of(id)).get(id);
        if (pipeline == null) {
            throw UserErrorException.of(NOT_FOUND);
        }
        return pipeline;
    }
}
