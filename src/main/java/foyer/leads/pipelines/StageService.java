package foyer.leads.pipelines;

import static foyer.leads.pipelines.PipelineErrorCode.IDEMPOTENCY_KEY_REUSED;
import static foyer.leads.pipelines.PipelineErrorCode.NOT_FOUND;
import static foyer.leads.pipelines.PipelineErrorCode.STAGES_INVALID;
import static foyer.leads.pipelines.PipelineErrorCode.TARGET_INVALID;
import static foyer.leads.pipelines.PipelineErrorCode.TARGET_REQUIRED;
import static java.util.Objects.requireNonNull;

import foyer.jobs.Jobs;
import foyer.jobs.NewJob;
import foyer.platform.graphql.UserErrorException;
import foyer.platform.graphql.mutation.Idempotency;
import foyer.platform.time.TenantClock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Changes the stages of pipelines: the first is always an open one, and leads can always be won and lost. */
@Service
class StageService {

    private final HeldPipelines held;
    private final PipelineQueries queries;
    private final PipelineWriteQueries writes;
    private final PipelineHistory history;
    private final Jobs jobs;
    private final Idempotency idempotency;
    private final TenantClock clock;

    StageService(
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
    Pipeline create(StageInputs.Create input) {
        var id = new StageId(idempotency.once(
                "stageCreate",
                input.idempotencyKey(),
                input,
                IDEMPOTENCY_KEY_REUSED,
                () -> insert(input).value()));
        return stored(queries.stage(id).orElseThrow().pipelineId());
    }

    private StageId insert(StageInputs.Create input) {
        var pipeline = HeldPipelines.one(held.all(), "pipeline", input.pipeline(), input.version());
        var count = pipeline.stages().size();
        var place = input.order() == null ? lastOpen(pipeline) + 1 : Math.clamp(input.order(), 0, count);
        var errors = new PipelineErrors();
        var kinds = new ArrayList<>(PipelineErrors.kinds(pipeline.stages()));
        kinds.add(place, input.kind());
        errors.order("kind", kinds);
        var taken = pipeline.stages().stream().map(Stage::key).collect(Collectors.toCollection(HashSet::new));
        var stage = errors.stage("", input.stage(), taken);
        errors.check();
        var id = writes.insertStage(pipeline.id(), stage, count);
        var order = new ArrayList<>(ids(pipeline.stages()));
        order.add(place, id);
        writes.order(order);
        writes.touch(pipeline.id(), clock.now());
        history.stageCreated(pipeline.id(), stage);
        return id;
    }

    /** Where an added stage is wanted most likely: before those that end it. */
    private static int lastOpen(Pipeline pipeline) {
        return PipelineErrors.kinds(pipeline.stages()).lastIndexOf(StageKind.OPEN);
    }

    @Transactional
    Pipeline update(StageInputs.Update input) {
        var pipeline = HeldPipelines.ofStage(held.all(), input.id(), input.version());
        var stage = stage(pipeline, input.id());
        var errors = new PipelineErrors();
        var name = input.name() == null ? stage.name() : errors.name("name", input.name());
        var probability = input.probability() == null
                ? stage.probability()
                : errors.probability("probability", input.probability());
        var slaHours = input.slaHours().isOmitted()
                ? stage.slaHours()
                : errors.slaHours("slaHours", input.slaHours().value());
        errors.check();
        var diff = new LinkedHashMap<String, Object>();
        PipelineHistory.add(diff, "name", stage.name(), name);
        PipelineHistory.add(diff, "probability", stage.probability(), probability);
        PipelineHistory.add(diff, "slaHours", stage.slaHours(), slaHours);
        if (diff.isEmpty()) {
            return pipeline;
        }
        if (diff.containsKey("slaHours")) {
            // Leads that are on their way here count by the hours of before, and are counted anew with the others.
            writes.close(List.of(stage.id()));
        }
        writes.updateStage(stage.id(), name, probability, slaHours);
        writes.touch(pipeline.id(), clock.now());
        history.stageUpdated(stage, diff);
        return stored(pipeline.id());
    }

    @Transactional
    Pipeline reorder(StageInputs.Reorder input) {
        var pipeline = HeldPipelines.one(held.all(), "pipeline", input.pipeline(), input.version());
        var byId = pipeline.stages().stream().collect(Collectors.toMap(Stage::id, stage -> stage));
        if (!byId.keySet().containsAll(input.stages())) {
            throw UserErrorException.at("stages", NOT_FOUND);
        }
        if (input.stages().size() != byId.size() || !new HashSet<>(input.stages()).containsAll(byId.keySet())) {
            throw UserErrorException.at("stages", STAGES_INVALID, PipelineErrors.MIN_STAGES, PipelineErrors.MAX_STAGES);
        }
        var order = new ArrayList<Stage>();
        input.stages().forEach(id -> order.add(requireNonNull(byId.get(id))));
        var errors = new PipelineErrors();
        errors.order("stages", PipelineErrors.kinds(order));
        errors.check();
        if (order.equals(pipeline.stages())) {
            return pipeline;
        }
        writes.order(input.stages());
        writes.touch(pipeline.id(), clock.now());
        history.reordered(pipeline, order);
        return stored(pipeline.id());
    }

    /** Deletes the stage; its leads go to another of the same kind by a job. */
    @Transactional
    Deletion delete(StageInputs.Delete input) {
        var pipeline = HeldPipelines.ofStage(held.all(), input.id(), input.version());
        var stage = stage(pipeline, input.id());
        var rest = pipeline.stages().stream()
                .filter(other -> !other.id().equals(stage.id()))
                .toList();
        var errors = new PipelineErrors();
        errors.order("id", PipelineErrors.kinds(rest));
        errors.check();
        var target = target(pipeline, stage, input);
        if (input.dryRun()) {
            return new Deletion(pipeline, writes.leads(List.of(stage.id())), null);
        }
        writes.close(List.of(stage.id()));
        var leads = writes.leads(List.of(stage.id()));
        if (leads > 0 && input.moveLeadsTo() == null) {
            throw UserErrorException.at("moveLeadsTo", TARGET_REQUIRED, leads);
        }
        writes.deleteStage(stage.id(), pipeline.id(), target.id(), clock.now());
        writes.order(ids(rest));
        writes.touch(pipeline.id(), clock.now());
        history.stageDeleted(stage, target, leads);
        var clearing = new StageClearing(List.of(stage.id()), leads);
        var job = leads == 0 ? null : jobs.create(NewJob.of(StageClearing.TYPE, clearing));
        return new Deletion(stored(pipeline.id()), leads, job);
    }

    /** Of the same kind, since what is won stays won; when nobody says, the first, for leads may be on their way here. */
    private static Stage target(Pipeline pipeline, Stage stage, StageInputs.Delete input) {
        var wanted = input.moveLeadsTo();
        var named = pipeline.stages().stream()
                .filter(other -> wanted == null || other.id().equals(wanted))
                .toList();
        if (named.isEmpty()) {
            throw UserErrorException.at("moveLeadsTo", NOT_FOUND);
        }
        return named.stream()
                .filter(other -> other.kind() == stage.kind() && !other.id().equals(stage.id()))
                .findFirst()
                .orElseThrow(() -> UserErrorException.at("moveLeadsTo", TARGET_INVALID));
    }

    private static Stage stage(Pipeline pipeline, StageId id) {
        return pipeline.stages().stream()
                .filter(stage -> stage.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static List<StageId> ids(List<Stage> stages) {
        return stages.stream().map(Stage::id).toList();
    }

    private Pipeline stored(PipelineId id) {
        var pipeline = queries.byIds(List.of(id)).get(id);
        if (pipeline == null) {
            throw UserErrorException.of(NOT_FOUND);
        }
        return pipeline;
    }
}
