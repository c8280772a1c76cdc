package foyer.leads.pipelines;

import static foyerdb.leads.Tables.PIPELINE;
import static foyerdb.leads.Tables.STAGE;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.SelectForUpdateStep;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/** Reads of pipelines and their stages. */
@Component
public class PipelineQueries {

    /** The columns of a stage, for {@link #stage}. */
    public static final List<Field<?>> STAGE_COLUMNS = List.of(
            STAGE.ID,
            STAGE.PIPELINE_ID,
            STAGE.KEY,
            STAGE.NAME,
            STAGE.KIND,
            STAGE.POSITION,
            STAGE.PROBABILITY,
            STAGE.SLA_HOURS);

    static final int MAX_PIPELINES = 100;

    private final DSLContext db;

    PipelineQueries(DSLContext db) {
        this.db = db;
    }

    public List<Pipeline> all() {
        return pipelines(DSL.noCondition());
    }

    public Map<PipelineId, Pipeline> byIds(Collection<PipelineId> ids) {
        return pipelines(PIPELINE.ID.eq(DSL.any(PipelineId.values(ids)))).stream()
                .collect(Collectors.toMap(Pipeline::id, pipeline -> pipeline));
    }

    private List<Pipeline> pipelines(Condition condition) {
        var stages = DSL.multiset(db.select(STAGE_COLUMNS)
                        .from(STAGE)
                        .where(STAGE.TENANT_ID.eq(PIPELINE.TENANT_ID).and(STAGE.PIPELINE_ID.eq(PIPELINE.ID)))
                        .and(STAGE.DELETED_AT.isNull())
                        .orderBy(STAGE.POSITION))
                .convertFrom(rows -> rows.map(PipelineQueries::stage));
        return db.select(PIPELINE.ID, PIPELINE.KEY, PIPELINE.NAME, PIPELINE.IS_DEFAULT, PIPELINE.VERSION, stages)
                .from(PIPELINE)
                .where(condition)
                .and(PIPELINE.DELETED_AT.isNull())
                .orderBy(PIPELINE.NAME, PIPELINE.ID)
                .limit(MAX_PIPELINES)
                .fetch(row -> new Pipeline(
                        new PipelineId(row.value1()),
                        row.value2(),
                        row.value3(),
                        row.value4(),
                        row.value5(),
                        row.value6()));
    }

    /** The stage, deleted or not. */
    public Optional<Stage> stage(StageId id) {
        return db.select(STAGE_COLUMNS)
                .from(STAGE)
                .where(STAGE.ID.eq(id.value()))
                .fetchOptional(PipelineQueries::stage);
    }

    /** Those of the stages that exist, deleted or not. */
    public Map<StageId, Stage> stages(Collection<StageId> ids) {
        return db.select(STAGE_COLUMNS)
                .from(STAGE)
                .where(STAGE.ID.eq(DSL.any(StageId.values(ids))))
                .fetchMap(row -> new StageId(row.get(STAGE.ID)), PipelineQueries::stage);
    }

    /** The stage that new leads start in: the first one of the default pipeline. */
    public Stage first() {
        return start().fetchSingle(PipelineQueries::stage);
    }

    /** The same, for a lead of this transaction: it is not deleted before that has ended. */
    public Stage holdFirst() {
        return start().forKeyShare().of(STAGE).fetchSingle(PipelineQueries::stage);
    }

    /** The first stage there is of the default pipeline; where that is deleted meanwhile, the next. */
    private SelectForUpdateStep<Record> start() {
        return db.select(STAGE_COLUMNS)
                .from(STAGE)
                .join(PIPELINE)
                .on(PIPELINE.TENANT_ID.eq(STAGE.TENANT_ID), PIPELINE.ID.eq(STAGE.PIPELINE_ID))
                .where(PIPELINE.IS_DEFAULT)
                .and(STAGE.DELETED_AT.isNull())
                .orderBy(STAGE.POSITION)
                .limit(1);
    }

    /** The stage, which a lead of this transaction goes to: it is not deleted before that has ended. */
    public Optional<Stage> hold(StageId id) {
        return db.select(STAGE_COLUMNS)
                .from(STAGE)
                .where(STAGE.ID.eq(id.value()))
                .and(STAGE.DELETED_AT.isNull())
                .forKeyShare()
                .fetchOptional(PipelineQueries::stage);
    }

    /** Those of the stages that are there, each held as by {@link #hold(StageId)}. */
    public Map<StageId, Stage> hold(Collection<StageId> ids) {
        return db.select(STAGE_COLUMNS)
                .from(STAGE)
                .where(STAGE.ID.eq(DSL.any(StageId.values(ids))))
                .and(STAGE.DELETED_AT.isNull())
                .orderBy(STAGE.ID)
                .forKeyShare()
                .fetchMap(row -> new StageId(row.get(STAGE.ID)), PipelineQueries::stage);
    }

    /** Where leads of a deleted stage go, held as by {@link #hold(StageId)}: that may have been deleted since as well. */
    public Stage successor(StageId deleted) {
        var id = movedTo(deleted);
        while (true) {
            var stage = hold(id);
            if (stage.isPresent()) {
                return stage.get();
            }
            id = movedTo(id);
        }
    }

    private StageId movedTo(StageId deleted) {
        return db.select(STAGE.MOVED_TO)
                .from(STAGE)
                .where(STAGE.ID.eq(deleted.value()))
                .fetchSingle(row -> new StageId(row.value1()));
    }

    public static Stage stage(Record row) {
        return new Stage(
                new StageId(row.get(STAGE.ID)),
                new PipelineId(row.get(STAGE.PIPELINE_ID)),
                row.get(STAGE.KEY),
                row.get(STAGE.NAME),
                StageKind.valueOf(row.get(STAGE.KIND)),
                row.get(STAGE.POSITION),
                row.get(STAGE.PROBABILITY),
                row.get(STAGE.SLA_HOURS));
    }
}
