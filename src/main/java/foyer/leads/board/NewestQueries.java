package foyer.leads.board;

import static foyerdb.leads.Tables.LEAD;
import static foyerdb.leads.Tables.STAGE;
import static java.util.Objects.requireNonNull;

import foyer.leads.FewLeadQueries;
import foyer.leads.LeadFilter;
import foyer.leads.LeadFilterQueries;
import foyer.leads.LeadId;
import foyer.leads.LeadOrder;
import foyer.leads.LeadQueries;
import foyer.leads.LeadTextQueries;
import foyer.leads.NearestLeadQueries;
import foyer.leads.PeopleLeadQueries;
import foyer.leads.pipelines.StageId;
import foyer.platform.graphql.PageRequest;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jooq.CommonTableExpression;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Looks for what a filter has among the leads of each stage that stand nearest to where a page begins, and says how far it
 * looked: by a filter that no index leads from, the leads of a stage would be read to their end for a few of them. The
 * nearest are read by themselves, for the reason that {@code NearestLeadQueries} has. Where an index tells that there are few
 * ({@link FewLeadQueries}) those are looked at instead, and all of them, as lists do. Of people's leads, which no index has by stage,
 * those that come next of all stages are looked at together, and of whoever may see some leads only no others.
 */
@Component
class NewestQueries {

    /** How many leads of a stage are looked at at once. */
    static final int LOOKED_AT = 2_000;

    /** How many of several people and teams, or of whoever may see some leads only, of all stages. */
    static final int LOOKED_AT_WITHIN = 5_000;

    private static final List<String> READ = List.of(LeadQueries.READ);
    private static final PageRequest NEWEST = PageRequest.first(1);
    private static final Field<Object> ROW = DSL.field(DSL.name("leads", "lead", "ctid"), Object.class);
    private static final Field<Object> LOOKED_ROW = DSL.field(DSL.name("looked_at", "ctid"), Object.class);
    private static final Field<Object[]> ROWS = DSL.field(DSL.name("rows"), Object[].class);
    private static final Field<Object> LAST = DSL.field(DSL.name("last"), Object.class);
    private static final Table<?> FEW = DSL.table(DSL.name("few_of_stages"));
    private static final Field<UUID> FEW_STAGE = DSL.field(DSL.name("few_of_stages", "stage"), UUID.class);
    private static final Field<Object[]> FEW_ROWS = DSL.field(DSL.name("few_of_stages", "rows"), Object[].class);
    private static final Field<UUID[]> THEIRS = NearestLeadQueries.ids("of_people");
    private static final foyerdb.leads.tables.Lead LOOKED = LEAD.as("looked_at");

    private final DSLContext db;

    NewestQueries(DSLContext db) {
        this.db = db;
    }

    /** Of those looked at of each stage, which the filter has; each stage is told of, with how far it was looked at. */
    List<StageTally> counting(Collection<StageId> stages, LeadFilter filter) {
        var stage = DSL.unnest(StageId.values(stages)).as("board", "stage");
        var stageId = requireNonNull(stage.field("stage", UUID.class));
        var texts = LeadTextQueries.of(filter, READ);
        var few = FewLeadQueries.of(filter, READ, texts);
        var nearest = nearest(stageId, filter, few, NEWEST);
        var last = requireNonNull(nearest.field(LAST));
        var leads = db.select(
                        LEAD.ID,
                        LEAD.VALUE_CURRENCY,
                        LEAD.VALUE_MINOR,
                        DSL.rowNumber()
                                .over(DSL.orderBy(LEAD.CREATED_AT.desc(), LEAD.ID.desc()))
                                .as("nth"))
                .from(LEAD)
                .where(LeadFilterQueries.condition(filter, READ, texts))
                .and(ROW.eq(DSL.any(requireNonNull(nearest.field(ROWS)))))
                .asTable("those");
        var id = requireNonNull(leads.field(LEAD.ID));
        var nth = requireNonNull(leads.field("nth", Integer.class));
        var currency = requireNonNull(leads.field(LEAD.VALUE_CURRENCY));
        return db.with(tables(texts, few, filter, NEWEST))
                .select(
                        stageId,
                        currency,
                        DSL.count(id),
                        DSL.coalesce(DSL.sum(leads.field(LEAD.VALUE_MINOR)), DSL.inline(BigDecimal.ZERO)),
                        at(last, LOOKED.ID),
                        at(last, LOOKED.CREATED_AT),
                        DSL.arrayAgg(nth).filterWhere(nth.le(Newest.MOST)),
                        DSL.arrayAgg(id).filterWhere(nth.le(Newest.MOST)),
                        DSL.field(texts.areWhole()))
                .from(stage)
                .crossJoin(DSL.lateral(nearest))
                .leftJoin(DSL.lateral(leads))
                .on(DSL.trueCondition())
                .groupBy(stageId, currency, last)
                .fetch(row -> new StageTally(
                        new StageId(row.value1()),
                        row.value2(),
                        row.value3(),
                        row.value4(),
                        row.value9(),
                        Looked.to(row.value6(), row.value5()),
                        found(row.value7(), row.value8())));
    }

    private static List<Newest.Found> found(Integer @Nullable [] nth, UUID @Nullable [] ids) {
        return nth == null || ids == null
                ? List.of()
                : IntStream.range(0, ids.length)
                        .mapToObj(i -> new Newest.Found(nth[i], new LeadId(ids[i])))
                        .toList();
    }

    /** The page of each stage's leads, as far as leads were looked at, with one more when there are more; in one statement. */
    Map<StageId, BoardLeads> pages(Collection<StageId> stages, LeadFilter filter, PageRequest request) {
        var keyset = LeadOrder.CREATED_AT_DESC.keyset();
        var stage = DSL.unnest(StageId.values(stages)).as("board", "stage");
        var stageId = requireNonNull(stage.field("stage", UUID.class));
        var texts = LeadTextQueries.of(filter, READ);
        var few = FewLeadQueries.of(filter, READ, texts);
        var nearest = nearest(stageId, filter, few, request);
        var last = requireNonNull(nearest.field(LAST));
        var lastId = at(last, LOOKED.ID).as("last_id");
        var madeAt = at(last, LOOKED.CREATED_AT).as("last_made_at");
        var page = keyset.limited(
                        db.select(LEAD.ID.as("lead_id"))
                                .from(LEAD)
                                .where(LeadFilterQueries.condition(filter, READ, texts))
                                .and(ROW.eq(DSL.any(requireNonNull(nearest.field(ROWS))))),
                        request)
                .asTable("page");
        var leadId = requireNonNull(page.field("lead_id", UUID.class));
        var pages = new HashMap<StageId, BoardLeads>();
        db.with(tables(texts, few, filter, request))
                .select(stageId, lastId, madeAt)
                .select(LeadQueries.COLUMNS)
                .from(stage)
                .crossJoin(DSL.lateral(nearest))
                .leftJoin(DSL.lateral(page))
                .on(DSL.trueCondition())
                .leftJoin(LEAD)
                .on(LEAD.ID.eq(leadId))
                .leftJoin(STAGE)
                .on(STAGE.TENANT_ID.eq(LEAD.TENANT_ID), STAGE.ID.eq(LEAD.STAGE_ID))
                .orderBy(keyset.orderBy(request.backward()))
                .forEach(row -> {
                    var leads = pages.computeIfAbsent(
                            new StageId(row.get(stageId)),
                            _ -> new BoardLeads(Looked.to(row.get(madeAt), row.get(lastId))));
                    if (row.get(LEAD.ID) != null) {
                        leads.add(LeadQueries.lead(row));
                    }
                });
        return pages;
    }

    /** What stands in front of a statement; the few leads, or people's that come next, are read once by their keys, for all stages. */
    private static List<CommonTableExpression<?>> tables(
            LeadTextQueries texts, FewLeadQueries few, LeadFilter filter, PageRequest page) {
        var tables = new ArrayList<>(texts.tables());
        tables.addAll(few.tables());
        var ids = few.ids();
        if (PeopleLeadQueries.areLookedAt(filter, READ)) {
            var theirs = PeopleLeadQueries.nearest(filter, READ, from(page, LOOKED_AT_WITHIN));
            tables.add(DSL.name("of_people").fields("ids").asMaterialized(DSL.select(DSL.array(theirs))));
            ids = DSL.when(few.are(), few.ids()).otherwise(THEIRS);
        }
        var rows = DSL.select(LEAD.STAGE_ID, DSL.arrayAgg(ROW))
                .from(LEAD)
                .where(LEAD.ID.eq(DSL.any(ids)))
                .groupBy(LEAD.STAGE_ID);
        tables.add(DSL.name(FEW.getName()).fields("stage", "rows").asMaterialized(rows));
        return tables;
    }

    private static PageRequest from(PageRequest page, int most) {
        return new PageRequest(most - 1, page.cursor(), page.backward());
    }

    /**
     * Where the rows of the leads that are looked at are stored, and of the last of them where there are more. Read once for each
     * stage, and found again without an index: a statement sees each row where it was. Of few there are no more.
     */
    private Table<?> nearest(Field<UUID> stage, LeadFilter filter, FewLeadQueries few, PageRequest page) {
        var looked = LeadOrder.CREATED_AT_DESC
                .keyset()
                .limited(
                        db.select(ROW)
                                .from(LEAD)
                                .where(LEAD.STAGE_ID.eq(stage))
                                .and(LeadFilterQueries.inOrder(filter, LeadOrder.CREATED_AT_DESC)),
                        from(page, LOOKED_AT));
        var byPeople = PeopleLeadQueries.areLookedAt(filter, READ);
        var fewRows = DSL.field(DSL.select(FEW_ROWS).from(FEW).where(FEW_STAGE.eq(stage)));
        var rows = byPeople ? fewRows : DSL.when(few.are(), fewRows).otherwise(DSL.array(looked));
        var all = DSL.select(rows.as(ROWS)).limit(1).asTable("looked");
        var those = requireNonNull(all.field(ROWS));
        var last = byPeople
                ? DSL.field(DSL.select(ROW).from(LEAD).where(LEAD.ID.eq(DSL.arrayGet(THEIRS, LOOKED_AT_WITHIN))))
                : DSL.arrayGet(those, LOOKED_AT);
        return DSL.select(those, DSL.when(DSL.not(few.are()), last).as(LAST))
                .from(all)
                // So that what is told of the leads has not all of them beside it.
                .limit(1)
                .asTable("nearest");
    }

    /** What the lead that is stored there says. */
    private static <T> Field<T> at(Field<Object> row, Field<T> column) {
        return DSL.field(DSL.select(column).from(LOOKED).where(LOOKED_ROW.eq(row)));
    }
}
