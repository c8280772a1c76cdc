package foyer.leads.ordering;

import static foyerdb.leads.Tables.LEAD;
import static foyerdb.leads.Tables.STAGE;
import static java.util.Objects.requireNonNull;

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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.Stream;
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
            return Connection.counted(read(page), parts, page, () -> CompletableFuture.completedFuture(counter.get()));
        }

        private List<Lead> read(PageRequest page) {
            var inRest = page.cursor() != null && rest.made(page.cursor());
            var inValued = page.cursor() != null && !inRest;
            var found = new ArrayList<Lead>();
            if (page.backward()) {
                if (!inValued) {
                    found.addAll(rest(page));
                }
                if (found.size() <= page.size()) {
                    found.addAll(valued(inValued ? page : left(page, found)));
                }
            } else {
                if (!inRest) {
                    found.addAll(valued(page));
                }
                if (found.size() <= page.size()) {
                    found.addAll(rest(inRest ? page : left(page, found)));
                }
            }
            return found;
        }

        /** What is missing of the page, from that end of the other part on. */
        private PageRequest left(PageRequest page, List<Lead> found) {
            return new PageRequest(page.size() - found.size(), null, page.backward());
        }

        /**
         * The filter in one condition, its alternatives too: the index of the values gives the leads, whatever they are, and
         * the page ends the search. By a long filter the nearest are looked at first, for the reason that
         * {@link NearestLeadQueries} has.
         */
        private List<Lead> valued(PageRequest page) {
            var texts = LeadTextQueries.of(filter, READ);
            var meets = LeadFilterQueries.condition(filter, READ, texts);
            if (NearestLeadQueries.areWorthALook(filter, READ)) {
                meets = order.isOneOf(nearest(page, texts, meets));
            }
            var query = db.with(texts.tables())
                    .select(Stream.concat(LeadQueries.COLUMNS.stream(), order.columns().stream())
                            .toList())
                    .from(CustomOrderQueries.VALUES)
                    .join(LEAD)
                    .on(LEAD.TENANT_ID.eq(CurrentCaller.tenant()), order.isOf(LEAD.ID))
                    .leftJoin(STAGE)
                    .on(STAGE.TENANT_ID.eq(LEAD.TENANT_ID), STAGE.ID.eq(LEAD.STAGE_ID))
                    .where(order.ofField())
                    .and(meets);
            return valued.limited(query, page).fetch(this::lead);
        }

        private Field<UUID[]> nearest(PageRequest page, LeadTextQueries texts, Condition meets) {
            return NearestLeadQueries.page(
                    filter,
                    texts,
                    page,
                    among -> valued.limited(
                            DSL.select(CustomOrderQueries.RECORD)
                                    .from(CustomOrderQueries.VALUES)
                                    .where(order.ofField()),
                            among),
                    nearest -> valued.limited(ids(meets).and(order.isOneOf(nearest)), page),
                    valued.limited(ids(meets), page));
        }

        private SelectConditionStep<Record1<UUID>> ids(Condition meets) {
            return DSL.select(CustomOrderQueries.RECORD)
                    .from(CustomOrderQueries.VALUES)
                    .join(LEAD)
                    .on(LEAD.TENANT_ID.eq(CurrentCaller.tenant()), order.isOf(LEAD.ID))
                    .where(order.ofField())
                    .and(meets);
        }

        private Lead lead(Record row) {
            var lead = LeadQueries.lead(row);
            rows.put(lead.id(), row);
            return lead;
        }

        private List<Lead> rest(PageRequest page) {
            var condition =
                    LeadFilterQueries.bounded(filter, READ, order.isMissing(LEAD.ID), some -> rest.limited(some, page));
            var query = db.select(LeadQueries.COLUMNS)
                    .from(LEAD)
                    .leftJoin(STAGE)
                    .on(STAGE.TENANT_ID.eq(LEAD.TENANT_ID), STAGE.ID.eq(LEAD.STAGE_ID))
                    .where(condition);
            return rest.limited(query, page).fetch(LeadQueries::lead);
        }
    }
}
