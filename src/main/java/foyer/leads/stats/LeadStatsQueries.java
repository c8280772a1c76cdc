package foyer.leads.stats;

import static foyerdb.leads.Tables.LEAD;
import static foyerdb.leads.Tables.PIPELINE;
import static foyerdb.leads.Tables.STAGE;
import static foyerdb.leads.Tables.STAGE_CHANGE;
import static java.util.Objects.requireNonNull;

import foyer.leads.WholeFilterQueries;
import foyer.leads.pipelines.PipelineQueries;
import foyer.platform.security.CurrentCaller;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Record3;
import org.jooq.Select;
import org.jooq.Table;
import org.jooq.TableField;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/**
 * Counts leads by what happened to them when. Each reads the leads that were made, won or lost in the time, by the index
 * of each, and no others.
 */
@Component
class LeadStatsQueries {

    /** How many groups are told at most. */
    private static final int MOST = 100;

    private static final String CREATED = "CREATED";
    private static final String WON = "WON";
    private static final String LOST = "LOST";

    private final DSLContext db;

    LeadStatsQueries(DSLContext db) {
        this.db = db;
    }

    /** What happened to a lead at a time. */
    private record Moments(Table<?> table) {

        <T> Field<T> of(String name, Class<T> type) {
            return requireNonNull(table.field(name, type));
        }
    }

    LeadTally total(LeadStats stats) {
        return tallies(moments(stats), DSL.inline(1)).values().stream()
                .findFirst()
                .orElse(LeadTally.NONE);
    }

    Map<String, LeadTally> bySource(LeadStats stats) {
        var moments = moments(stats);
        return tallies(moments, moments.of("source", String.class));
    }

    /** Under nothing what is nobody's. */
    Map<Optional<UUID>, LeadTally> byAssignee(LeadStats stats) {
        var moments = moments(stats);
        var all = new LinkedHashMap<Optional<UUID>, LeadTally>();
        tallies(moments, moments.of("assignee", UUID.class))
                .forEach((member, tally) -> all.put(Optional.ofNullable(member), tally));
        return all;
    }

    /** In the order of the days. */
    Map<LocalDate, LeadTally> byDay(LeadStats stats) {
        var moments = moments(stats);
        var day = DSL.field(
                "({0} at time zone {1})::date",
                LocalDate.class,
                moments.of("at", Instant.class),
                DSL.inline(stats.zone().getId()));
        return tallies(moments, day);
    }

    /** One group has a row for each currency of what was won in it; those that come first stay first. */
    private <K> Map<K, LeadTally> tallies(Moments moments, Field<K> key) {
        var kind = moments.of("kind", String.class);
        var currency = moments.of("currency", String.class);
        var sum = DSL.sum(moments.of("value", Long.class));
        var all = new LinkedHashMap<K, LeadTally>();
        db.select(
                        key.as("key"),
                        count(kind, CREATED),
                        count(kind, WON),
                        count(kind, LOST),
                        DSL.coalesce(DSL.sum(moments.of("seconds", BigDecimal.class)), DSL.inline(BigDecimal.ZERO)),
                        currency,
                        sum)
                .from(moments.table())
                .groupBy(DSL.field("{0}", key.getDataType(), DSL.name("key")), currency)
                .orderBy(DSL.inline(1), currency)
                .forEach(row -> all.merge(
                        row.value1(),
                        new LeadTally(
                                row.value2(),
                                row.value3(),
                                row.value4(),
                                row.value5(),
                                LeadTally.value(row.value6(), row.value7())),
                        LeadTally::with));
        return all;
    }

    private static Field<Integer> count(Field<String> kind, String wanted) {
        return DSL.count().filterWhere(kind.eq(DSL.inline(wanted)));
    }

    private Moments moments(LeadStats stats) {
        var met = WholeFilterQueries.met(db, stats.filter());
        return new Moments(moment(stats, met, CREATED, LEAD.CREATED_AT)
                .unionAll(moment(stats, met, WON, LEAD.WON_AT))
                .unionAll(moment(stats, met, LOST, LEAD.LOST_AT))
                .asTable("moments"));
    }

    private static Select<Record> moment(LeadStats stats, Condition met, String kind, TableField<?, Instant> at) {
        var won = kind.equals(WON);
        List<Field<?>> columns = List.of(
                DSL.inline(kind).as("kind"),
                at.as("at"),
                LEAD.SOURCE.as("source"),
                LEAD.ASSIGNEE_ID.as("assignee"),
                (won ? LEAD.VALUE_CURRENCY : DSL.castNull(LEAD.VALUE_CURRENCY)).as("currency"),
                (won ? LEAD.VALUE_MINOR : DSL.castNull(LEAD.VALUE_MINOR)).as("value"),
                (won
                                ? DSL.field(
                                        "extract(epoch from {0} - {1})", BigDecimal.class, LEAD.WON_AT, LEAD.CREATED_AT)
                                : DSL.castNull(BigDecimal.class))
                        .as("seconds"));
        return DSL.select(columns)
                .from(LEAD)
                .where(LEAD.TENANT_ID.eq(CurrentCaller.tenant()))
                .and(within(at, stats))
                .and(met);
    }

    private static Condition within(Field<Instant> at, LeadStats stats) {
        return at.isNotNull().and(at.ge(stats.begin())).and(at.lt(stats.end()));
    }

    /** In the order of pipelines and stages. */
    List<StageStats> byStage(LeadStats stats) {
        var met = WholeFilterQueries.met(db, stats.filter());
        var through = went(stats, met, STAGE_CHANGE.TO_STAGE_ID, true)
                .unionAll(went(stats, met, STAGE_CHANGE.FROM_STAGE_ID, false))
                .asTable("through");
        var stage = requireNonNull(through.field("went", UUID.class));
        var seconds = requireNonNull(through.field("seconds", Long.class));
        var entered = requireNonNull(through.field("entered", Boolean.class));
        var sums = DSL.select(
                        stage.as("went"),
                        DSL.count().filterWhere(entered).as("came"),
                        DSL.count().filterWhere(DSL.not(entered)).as("gone"),
                        DSL.round(DSL.avg(seconds)).cast(Long.class).as("average"))
                .from(through)
                .groupBy(stage)
                .asTable("sums");
        return db.select(PipelineQueries.STAGE_COLUMNS)
                .select(sums.field("came"), sums.field("gone"), sums.field("average"))
                .from(sums)
                .join(STAGE)
                .on(STAGE.TENANT_ID.eq(CurrentCaller.tenant()), STAGE.ID.eq(sums.field("went", UUID.class)))
                .join(PIPELINE)
                .on(PIPELINE.TENANT_ID.eq(STAGE.TENANT_ID), PIPELINE.ID.eq(STAGE.PIPELINE_ID))
                .orderBy(PIPELINE.NAME, PIPELINE.ID, STAGE.POSITION, STAGE.ID)
                .limit(MOST)
                .fetch(row -> new StageStats(
                        PipelineQueries.stage(row),
                        number(row, "came"),
                        number(row, "gone"),
                        row.get("average", Long.class)));
    }

    private static int number(Record row, String name) {
        return requireNonNull(row.get(name, Integer.class));
    }

    private static Select<Record3<UUID, Boolean, Long>> went(
            LeadStats stats, Condition met, TableField<?, UUID> stage, boolean into) {
        return DSL.select(
                        stage.as("went"),
                        DSL.inline(into).as("entered"),
                        (into ? DSL.castNull(STAGE_CHANGE.SECONDS_IN_FROM) : STAGE_CHANGE.SECONDS_IN_FROM)
                                .as("seconds"))
                .from(STAGE_CHANGE)
                .join(LEAD)
                .on(LEAD.TENANT_ID.eq(STAGE_CHANGE.TENANT_ID), LEAD.ID.eq(STAGE_CHANGE.LEAD_ID))
                .where(STAGE_CHANGE.TENANT_ID.eq(CurrentCaller.tenant()))
                .and(stage.isNotNull())
                .and(within(STAGE_CHANGE.CHANGED_AT, stats))
                .and(met);
    }
}
