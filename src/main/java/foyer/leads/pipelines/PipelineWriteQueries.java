package foyer.leads.pipelines;

import static foyerdb.leads.Tables.LEAD;
import static foyerdb.leads.Tables.PIPELINE;
import static foyerdb.leads.Tables.STAGE;

import foyer.platform.security.CurrentCaller;
import foyerdb.leads.tables.records.StageRecord;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.UpdateSetMoreStep;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Writes of pipelines and their stages. */
@Component
public class PipelineWriteQueries {

    private final DSLContext db;

    PipelineWriteQueries(DSLContext db) {
        this.db = db;
    }

    /** Holds all pipelines of the tenant until the transaction ends: they are changed one after another. */
    void hold() {
        db.select(PIPELINE.ID)
                .from(PIPELINE)
                .where(PIPELINE.DELETED_AT.isNull())
                .orderBy(PIPELINE.ID)
                .forNoKeyUpdate()
                .fetch();
    }

    /**
     * Adds a pipeline without stages.
     *
     * @param isDefault whether new leads start in it; then in no other
     */
    public PipelineId insert(String key, String name, boolean isDefault) {
        return db.insertInto(PIPELINE)
                .set(PIPELINE.TENANT_ID, CurrentCaller.tenant())
                .set(PIPELINE.KEY, key)
                .set(PIPELINE.NAME, name)
                .set(PIPELINE.IS_DEFAULT, isDefault)
                .returningResult(PIPELINE.ID)
                .fetchSingle(row -> new PipelineId(row.value1()));
    }

    void setDefault(PipelineId pipeline, boolean isDefault, Instant at) {
        changing(at)
                .set(PIPELINE.IS_DEFAULT, isDefault)
                .where(PIPELINE.ID.eq(pipeline.value()))
                .execute();
    }

    void rename(PipelineId pipeline, String name, Instant at) {
        changing(at)
                .set(PIPELINE.NAME, name)
                .where(PIPELINE.ID.eq(pipeline.value()))
                .execute();
    }

    /** Its stages have changed. */
    void touch(PipelineId pipeline, Instant at) {
        changing(at).where(PIPELINE.ID.eq(pipeline.value())).execute();
    }

    private UpdateSetMoreStep<?> changing(Instant at) {
        return db.update(PIPELINE).set(PIPELINE.UPDATED_AT, at).set(PIPELINE.VERSION, PIPELINE.VERSION.plus(1));
    }

    /** Adds the stages in this order; their ids are the database's. */
    public void insertStages(PipelineId pipeline, List<BlueprintPipeline.Stage> stages) {
        var rows = new ArrayList<StageRecord>();
        for (var stage : stages) {
            rows.add(row(pipeline, stage, rows.size()));
        }
        db.batchInsert(rows).execute();
    }

    StageId insertStage(PipelineId pipeline, BlueprintPipeline.Stage stage, int position) {
        return db.insertInto(STAGE)
                .set(row(pipeline, stage, position))
                .returningResult(STAGE.ID)
                .fetchSingle(row -> new StageId(row.value1()));
    }

    private static StageRecord row(PipelineId pipeline, BlueprintPipeline.Stage stage, int position) {
        var row = new StageRecord();
        row.setTenantId(CurrentCaller.tenant());
        row.setPipelineId(pipeline.value());
        row.setKey(stage.key());
        row.setName(stage.name());
        row.setKind(stage.kind().name());
        row.setPosition(position);
        row.setProbability(stage.probability());
        row.setSlaHours(stage.slaHours());
        return row;
    }

    void updateStage(StageId stage, String name, int probability, @Nullable Integer slaHours) {
        db.update(STAGE)
                .set(STAGE.NAME, name)
                .set(STAGE.PROBABILITY, probability)
                .set(STAGE.SLA_HOURS, slaHours)
                .where(STAGE.ID.eq(stage.value()))
                .execute();
    }

    /** Puts the stages into this order, from 0. */
    void order(List<StageId> stages) {
        var positions = new LinkedHashMap<UUID, Integer>();
        stages.forEach(stage -> positions.put(stage.value(), positions.size()));
        db.update(STAGE)
                .set(STAGE.POSITION, DSL.case_(STAGE.ID).mapValues(positions))
                .where(STAGE.ID.eq(DSL.any(StageId.values(stages))))
                .execute();
    }

    /** Lets nobody put a lead into these stages until the transaction ends, and waits for those who have. */
    void close(Collection<StageId> stages) {
        db.select(STAGE.ID)
                .from(STAGE)
                .where(STAGE.ID.eq(DSL.any(StageId.values(stages))))
                .orderBy(STAGE.ID)
                .forUpdate()
                .fetch();
    }

    /** The same of all stages of the tenant. */
    public void closeAll() {
        db.select(STAGE.ID)
                .from(STAGE)
                .where(STAGE.DELETED_AT.isNull())
                .orderBy(STAGE.ID)
                .forUpdate()
                .fetch();
    }

    /** How many leads are in these stages, archived ones too. */
    int leads(Collection<StageId> stages) {
        return db.fetchCount(LEAD, LEAD.STAGE_ID.eq(DSL.any(StageId.values(stages))));
    }

    /** The stage is no more, and out of its pipeline's order. */
    void deleteStage(StageId stage, PipelineId pipeline, StageId movedTo, Instant at) {
        var others = STAGE.as("others");
        var before = DSL.field(
                DSL.select(DSL.least(DSL.min(others.POSITION), DSL.inline(0)).minus(1))
                        .from(others)
                        .where(others.PIPELINE_ID.eq(pipeline.value())));
        db.update(STAGE)
                .set(STAGE.DELETED_AT, at)
                .set(STAGE.MOVED_TO, movedTo.value())
                .set(STAGE.POSITION, before)
                .where(STAGE.ID.eq(stage.value()))
                .execute();
    }

    /** @param movedTo where the leads of each of its stages go */
    void delete(PipelineId pipeline, Map<StageId, StageId> movedTo, Instant at) {
        var targets = new LinkedHashMap<UUID, UUID>();
        movedTo.forEach((from, to) -> targets.put(from.value(), to.value()));
        db.update(STAGE)
                .set(STAGE.DELETED_AT, at)
                .set(STAGE.MOVED_TO, DSL.case_(STAGE.ID).mapValues(targets))
                .where(STAGE.ID.eq(DSL.any(StageId.values(movedTo.keySet()))))
                .execute();
        changing(at)
                .set(PIPELINE.DELETED_AT, at)
                .where(PIPELINE.ID.eq(pipeline.value()))
                .execute();
    }
}
