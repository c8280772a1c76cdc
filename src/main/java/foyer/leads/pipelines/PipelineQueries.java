package foyer.leads.pipelines;

import static foyerdb.leads.Tables.PIPELINE;
import static foyerdb.leads.Tables.STAGE;

import foyer.platform.security.CurrentCaller;
import foyerdb.leads.tables.records.StageRecord;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/** All SQL on pipelines and their stages. */
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

    private static final int MAX_PIPELINES = 100;

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
                        .orderBy(STAGE.POSITION))
                .convertFrom(rows -> rows.map(PipelineQueries::stage));
        return db.select(PIPELINE.ID, PIPELINE.KEY, PIPELINE.NAME, stages)
                .from(PIPELINE)
                .where(condition)
                .orderBy(PIPELINE.NAME, PIPELINE.ID)
                .limit(MAX_PIPELINES)
                .fetch(row -> new Pipeline(new PipelineId(row.value1()), row.value2(), row.value3(), row.value4()));
    }

    public Optional<Stage> stage(StageId id) {
        return db.select(STAGE_COLUMNS)
                .from(STAGE)
                .where(STAGE.ID.eq(id.value()))
                .fetchOptional(PipelineQueries::stage);
    }

    /** The stage that new leads start in: the first one of the oldest pipeline. */
    public Stage first() {
        return db.select(STAGE_COLUMNS)
                .from(STAGE)
                .join(PIPELINE)
                .on(PIPELINE.TENANT_ID.eq(STAGE.TENANT_ID), PIPELINE.ID.eq(STAGE.PIPELINE_ID))
                .orderBy(PIPELINE.CREATED_AT, PIPELINE.ID, STAGE.POSITION)
                .limit(1)
                .fetchSingle(PipelineQueries::stage);
    }

    public PipelineId insert(String key, String name) {
        return db.insertInto(PIPELINE)
                .set(PIPELINE.TENANT_ID, CurrentCaller.tenant())
                .set(PIPELINE.KEY, key)
                .set(PIPELINE.NAME, name)
                .returningResult(PIPELINE.ID)
                .fetchSingle(row -> new PipelineId(row.value1()));
    }

    /** Adds the stages in this order; their ids are the database's. */
    public void insertStages(PipelineId pipeline, List<BlueprintPipeline.Stage> stages) {
        var rows = new ArrayList<StageRecord>();
        for (var stage : stages) {
            var row = new StageRecord();
            row.setTenantId(CurrentCaller.tenant());
            row.setPipelineId(pipeline.value());
            row.setKey(stage.key());
            row.setName(stage.name());
            row.setKind(stage.kind().name());
            row.setPosition(rows.size());
            row.setProbability(stage.probability());
            row.setSlaHours(stage.slaHours());
            rows.add(row);
        }
        db.batchInsert(rows).execute();
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
