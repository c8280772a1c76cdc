package foyer.leads.ordering;

import static foyer.leads.NearestLeadQueries.lastOf;
import static foyerdb.leads.Tables.LEAD;
import static foyerdb.leads.Tables.STAGE;
import static java.util.Objects.requireNonNull;

import foyer.leads.FewLeadQueries;
import foyer.leads.FoundLeads;
import foyer.leads.Lead;
import foyer.leads.LeadFilter;
import foyer.leads.LeadFilterQueries;
import foyer.leads.LeadId;
import foyer.leads.LeadQueries;
import foyer.leads.LeadTextQueries;
import foyer.leads.NearestLeadQueries;
import foyer.platform.graphql.Connection;
import foyer.platform.graphql.Counted;
import foyer.platform.graphql.Keyset;
import foyer.platform.graphql.Keyset.Column;
import foyer.platform.graphql.PageRequest;
import foyer.platform.security.CurrentCaller;
import foyer.records.fields.CustomField;
import foyer.records.fields.CustomOrderQueries;
import foyer.records.fields.OrderDirection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jooq.CommonTableExpression;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Record1;
import org.jooq.SelectConditionStep;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/**
 * Pages of leads in the order of a custom field, in one statement, or in two where leads with a value end and those without
 * one begin.
 */
@Component
class FieldOrderQueries {

    private static final List<String> READ = List.of(LeadQueries.READ);

    private final DSLContext db;

    FieldOrderQueries(DSLContext db) {
        this.db = db;
    }

    /**
     * The page.
     *
     * @param counter counts the leads that the filter has
     */
    Connection<Lead> page(
            LeadFilter filter,
            CustomField field,
            OrderDirection direction,
            PageRequest page,
            Supplier<Counted> counter) {
        return new Reading(filter, new CustomOrderQueries(field, direction)).page(page, counter);
    }

    /** One page as it is read. */
    private final class Reading {

        private final LeadFilter filter;
        private final CustomOrderQueries order;
        private final Map<LeadId, Record> rows = new HashMap<>();
        private final Keyset<Lead> valued;
        private final Keyset<Lead> rest;

        Reading(LeadFilter filter, CustomOrderQueries order) {
            this.filter = filter;
            this.order = order;
            this.valued = order.keyset(lead -> requireNonNull(rows.get(lead.id())));
            this.rest = order.rest(new Column<>(LEAD.ID, lead -> lead.id().value()));
        }

        Connection<Lead> page(PageRequest page, Supplier<Counted> counter) {
            Keyset<Lead> parts = Keyset.ofParts(lead -> rows.containsKey(lead.id()) ? valued : rest);
            var found = page.countsOnly() ? FoundLeads.NONE : read(page);
            return Connection.reaching(
                    found.leads(),
                    parts,
                    page,
                    found.reached(),
                    () -> CompletableFuture.completedFuture(counter.get()));
        }

        private FoundLeads read(PageRequest page) {
            var inRest = page.cursor() != null && rest.made(page.cursor());
            var inValued = page.cursor() != null && !inRest;
            var begun = page.backward() ? inValued : inRest;
            var first = begun ? FoundLeads.NONE : page.backward() ? rest(page) : valued(page);
            if (first.leads().size() > page.size() || first.reached() != null) {
                return first;
            }
            var left =
                    begun ? page : new PageRequest(page.size() - first.leads().size(), null, page.backward());
            return first.and(page.backward() ? valued(left) : rest(left));
        }

        /**
         * The filter in one condition, its alternatives too: the index of the values gives the leads, whatever they are, and
         * the page ends the search. By a filter the nearest are looked at, for the reason that {@link NearestLeadQueries} has.
         */
        private FoundLeads valued(PageRequest page) {
            var texts = LeadTextQueries.of(filter, READ);
            var meets = LeadFilterQueries.condition(filter, READ, texts);
            if (NearestLeadQueries.areWorthAPage(filter, READ)) {
                return nearestValued(page, texts, meets);
            }
            var query = db.with(texts.tables())
                    .select(columns())
                    .from(CustomOrderQueries.VALUES)
                    .join(LEAD)
                    .on(LEAD.TENANT_ID.eq(CurrentCaller.tenant()), order.isOf(LEAD.ID))
                    .leftJoin(STAGE)
                    .on(STAGE.TENANT_ID.eq(LEAD.TENANT_ID), STAGE.ID.eq(LEAD.STAGE_ID))
                    .where(order.ofField())
                    .and(meets);
            return new FoundLeads(valued.limited(query, page).fetch(this::lead), null);
        }

        private FoundLeads nearestValued(PageRequest page, LeadTextQueries texts, Condition meets) {
            var place = order.place();
            var ids = NearestLeadQueries.page(
                    FewLeadQueries.of(filter, READ, texts),
                    NearestLeadQueries.LOOKED_AT_APART,
                    page,
                    among -> valued.limited(
                            DSL.select(CustomOrderQueries.RECORD)
                                    .from(CustomOrderQueries.VALUES)
                                    .where(order.ofField()),
                            among),
                    some -> valued.limited(ids(meets).and(order.isOneOf(some)), page),
                    NearestLeadQueries.limit(
                            READ,
                            (some, seen) -> valued.limited(ids(seen).and(order.isOneOf(some)), lastOf(page)),
                            valued.limited(ids(meets), page)));
            return FoundLeads.of(
                    db.with(behind(texts, ids))
                            .select(columns())
                            .select(place)
                            .from(NearestLeadQueries.PAGE)
                            .leftJoin(CustomOrderQueries.VALUES)
                            .on(order.ofField(), order.isOneOf(NearestLeadQueries.PAGE_IDS))
                            .leftJoin(CustomOrderQueries.PLACES)
                            .on(order.isPlaceOf(NearestLeadQueries.PAGE_LAST))
                            .leftJoin(LEAD)
                            .on(LEAD.TENANT_ID.eq(CurrentCaller.tenant()), order.isOf(LEAD.ID))
                            .leftJoin(STAGE)
                            .on(STAGE.TENANT_ID.eq(LEAD.TENANT_ID), STAGE.ID.eq(LEAD.STAGE_ID))
                            .orderBy(valued.orderBy(page.backward()))
                            .fetch(),
                    valued,
                    place,
                    this::lead);
        }

        private SelectConditionStep<Record1<UUID>> ids(Condition meets) {
            return DSL.select(CustomOrderQueries.RECORD)
                    .from(CustomOrderQueries.VALUES)
                    .join(LEAD)
                    .on(LEAD.TENANT_ID.eq(CurrentCaller.tenant()), order.isOf(LEAD.ID))
                    .where(order.ofField())
                    .and(meets);
        }

        private List<Field<?>> columns() {
            return Stream.concat(LeadQueries.COLUMNS.stream(), order.columns().stream())
                    .toList();
        }

        private Lead lead(Record row) {
            var lead = LeadQueries.lead(row);
            rows.put(lead.id(), row);
            return lead;
        }

        private FoundLeads rest(PageRequest page) {
            if (NearestLeadQueries.areWorthAPage(filter, READ)) {
                return nearestRest(page);
            }
            var condition =
                    LeadFilterQueries.bounded(filter, READ, order.isMissing(LEAD.ID), some -> rest.limited(some, page));
            var query = db.select(LeadQueries.COLUMNS)
                    .from(LEAD)
                    .leftJoin(STAGE)
                    .on(STAGE.TENANT_ID.eq(LEAD.TENANT_ID), STAGE.ID.eq(LEAD.STAGE_ID))
                    .where(condition);
            return new FoundLeads(rest.limited(query, page).fetch(LeadQueries::lead), null);
        }

        private FoundLeads nearestRest(PageRequest page) {
            var texts = LeadTextQueries.of(filter, READ);
            var meets = LeadFilterQueries.condition(filter, READ, texts).and(order.isMissing(LEAD.ID));
            var ids = NearestLeadQueries.page(
                    FewLeadQueries.of(filter, READ, texts),
                    NearestLeadQueries.LOOKED_AT,
                    page,
                    among -> rest.limited(leads(DSL.noCondition()), among),
                    some -> rest.limited(leads(LEAD.ID.eq(DSL.any(some)).and(meets)), page),
                    NearestLeadQueries.limit(
                            READ,
                            (some, seen) ->
                                    rest.limited(leads(LEAD.ID.eq(DSL.any(some)).and(seen)), lastOf(page)),
                            rest.limited(leads(meets), page)));
            var place = List.<Field<?>>of(NearestLeadQueries.PAGE_LAST);
            return FoundLeads.of(
                    db.with(behind(texts, ids))
                            .select(LeadQueries.COLUMNS)
                            .select(place)
                            .from(NearestLeadQueries.PAGE)
                            .leftJoin(LEAD)
                            .on(LEAD.ID.eq(DSL.any(NearestLeadQueries.PAGE_IDS)))
                            .leftJoin(STAGE)
                            .on(STAGE.TENANT_ID.eq(LEAD.TENANT_ID), STAGE.ID.eq(LEAD.STAGE_ID))
                            .orderBy(rest.orderBy(page.backward()))
                            .fetch(),
                    rest,
                    place,
                    LeadQueries::lead);
        }

        private static SelectConditionStep<Record1<UUID>> leads(Condition condition) {
            return DSL.select(LEAD.ID).from(LEAD).where(condition);
        }

        private static List<CommonTableExpression<?>> behind(
                LeadTextQueries texts, List<CommonTableExpression<?>> ids) {
            return Stream.concat(texts.tables().stream(), ids.stream()).toList();
        }
    }
}
