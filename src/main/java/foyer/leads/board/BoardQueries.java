package foyer.leads.board;

import static foyerdb.leads.Tables.LEAD;
import static foyerdb.leads.Tables.STAGE;
import static foyerdb.leads.Tables.STAGE_COUNT;
import static foyerdb.leads.Tables.STAGE_DELTA;
import static java.util.Objects.requireNonNull;

import foyer.leads.Lead;
import foyer.leads.LeadFilter;
import foyer.leads.LeadFilterQueries;
import foyer.leads.LeadOrder;
import foyer.leads.LeadQueries;
import foyer.leads.LeadTextQueries;
import foyer.leads.pipelines.StageId;
import foyer.platform.graphql.Connection;
import foyer.platform.graphql.PageRequest;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Record4;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/** Reads the leads of the stages of a board, and how many there are. */
@Component
class BoardQueries {

    private final DSLContext db;

    BoardQueries(DSLContext db) {
        this.db = db;
    }

    /** Of all leads in use in these stages, by the counters: what is folded and what is not yet. */
    List<StageTally> counted(Collection<StageId> stages) {
        var ids = DSL.any(StageId.values(stages));
        var all = db.select(STAGE_COUNT.STAGE_ID, STAGE_COUNT.CURRENCY, STAGE_COUNT.LEADS, STAGE_COUNT.VALUE_MINOR)
                .from(STAGE_COUNT)
                .where(STAGE_COUNT.STAGE_ID.eq(ids))
                .unionAll(db.select(
                                STAGE_DELTA.STAGE_ID, STAGE_DELTA.CURRENCY, STAGE_DELTA.LEADS, STAGE_DELTA.VALUE_MINOR)
                        .from(STAGE_DELTA)
                        .where(STAGE_DELTA.STAGE_ID.eq(ids)))
                .asTable("counts");
        var stage = requireNonNull(all.field(STAGE_COUNT.STAGE_ID));
        var currency = requireNonNull(all.field(STAGE_COUNT.CURRENCY));
        return db.select(
                        stage,
                        currency,
                        DSL.sum(requireNonNull(all.field(STAGE_COUNT.LEADS))),
                        DSL.sum(requireNonNull(all.field(STAGE_COUNT.VALUE_MINOR))))
                .from(all)
                .groupBy(stage, currency)
                .fetch(BoardQueries::tally);
    }

    /** Of the leads that the caller may see and the filter has; of each stage no more than one above what is ever told. */
    List<StageTally> counting(Collection<StageId> stages, LeadFilter filter) {
        var stage = DSL.unnest(StageId.values(stages)).as("board", "stage");
        var stageId = requireNonNull(stage.field("stage", UUID.class));
        var texts = LeadTextQueries.of(filter, List.of(LeadQueries.READ));
        var leads = db.select(LEAD.ID, LEAD.VALUE_CURRENCY, LEAD.VALUE_MINOR)
                .from(LEAD)
                .where(LeadFilterQueries.bounded(
                        filter,
                        List.of(LeadQueries.READ),
                        LEAD.STAGE_ID.eq(stageId),
                        some -> some.limit(Connection.COUNT_CAP + 1),
                        texts))
                .limit(Connection.COUNT_CAP + 1)
                .asTable("those");
        var currency = requireNonNull(leads.field(LEAD.VALUE_CURRENCY));
        var value = requireNonNull(leads.field(LEAD.VALUE_MINOR));
        // A stage without any is told of too: whether it has none is another matter where not all were looked at.
        return db.with(texts.tables())
                .select(
                        stageId,
                        currency,
                        DSL.count(leads.field(LEAD.ID)),
                        DSL.coalesce(DSL.sum(value), DSL.inline(BigDecimal.ZERO)),
                        DSL.field(texts.areWhole()))
                .from(stage)
                .leftJoin(DSL.lateral(leads))
                .on(DSL.trueCondition())
                .groupBy(stageId, currency)
                .fetch(row -> new StageTally(
                        new StageId(row.value1()),
                        row.value2(),
                        row.value3(),
                        row.value4(),
                        row.value5(),
                        null,
                        List.of()));
    }

    private static StageTally tally(Record4<UUID, String, BigDecimal, BigDecimal> row) {
        return new StageTally(
                new StageId(row.value1()),
                row.value2(),
                row.value3().longValueExact(),
                row.value4(),
                true,
                null,
                List.of());
    }

    /** The page of each stage's leads, with one more when there are more; in one statement. */
    Map<StageId, List<Lead>> pages(Collection<StageId> stages, LeadFilter filter, PageRequest request) {
        var stage = DSL.unnest(StageId.values(stages)).as("board", "stage");
        var stageId = requireNonNull(stage.field("stage", UUID.class));
        var page = LeadOrder.CREATED_AT_DESC
                .keyset()
                .limited(
                        db.select(LEAD.ID.as("lead_id"))
                                .from(LEAD)
                                .where(LeadFilterQueries.bounded(
                                        filter,
                                        List.of(LeadQueries.READ),
                                        LEAD.STAGE_ID.eq(stageId),
                                        some -> LeadOrder.CREATED_AT_DESC
                                                .keyset()
                                                .limited(some, request))),
                        request)
                .asTable("page");
        var leadId = requireNonNull(page.field("lead_id", UUID.class));
        return db.select(LeadQueries.COLUMNS)
                .from(stage)
                .crossJoin(DSL.lateral(page))
                .join(LEAD)
                .on(LEAD.ID.eq(leadId))
                .join(STAGE)
                .on(STAGE.TENANT_ID.eq(LEAD.TENANT_ID), STAGE.ID.eq(LEAD.STAGE_ID))
                .orderBy(LeadOrder.CREATED_AT_DESC.keyset().orderBy(request.backward()))
                .fetchGroups(row -> new StageId(row.get(STAGE.ID)), LeadQueries::lead);
    }
}
