package foyer.leads;

import static foyerdb.leads.Tables.LEAD;
import static foyerdb.leads.Tables.STAGE;
import static java.util.Objects.requireNonNull;

import foyer.platform.graphql.Connection;
import foyer.platform.graphql.Counted;
import foyer.platform.graphql.PageRequest;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record1;
import org.jooq.Select;
import org.jooq.impl.DSL;

/**
 * Pages of a list by a filter that no index leads from in its order, each in one statement. The leads that come next are looked
 * at, a few and then many, and no others: a page that is not full says up to where they were, and the next one looks on from
 * there. So no page costs more than that, however many leads there are and however few of them meet the filter. Only what few
 * leads have and an index tells of is read from there, and all of it. Whoever may see some leads only is told of no place that
 * another lead has: by time their own are looked at, and in other orders the page says up to which of theirs they were, or where none
 * of them is theirs, theirs are looked for among all.
 */
final class NearestPageQueries {

    private static final foyerdb.leads.tables.Lead LOOKED = LEAD.as("looked");

    private NearestPageQueries() {}

    /** The page, of the leads that the caller has all of these permissions for. */
    static Connection<Lead> page(
            DSLContext db,
            LeadFilter filter,
            List<String> permissions,
            LeadOrder order,
            PageRequest page,
            Supplier<Counted> counter) {
        var keyset = order.keyset();
        var places = places(order);
        var texts = LeadTextQueries.of(filter, permissions);
        var meets = LeadFilterQueries.condition(filter, permissions, texts);
        Function<Condition, Select<Record1<UUID>>> those =
                condition -> keyset.limited(NearestLeadQueries.leads().where(condition), page);
        var all = LeadFilterQueries.bounded(
                filter, permissions, DSL.noCondition(), leads -> keyset.limited(leads, page), texts);
        var tables = NearestLeadQueries.page(
                FewLeadQueries.of(filter, permissions, texts),
                NearestLeadQueries.lookedAt(filter, permissions, order),
                page,
                from -> NearestLeadQueries.nearest(filter, permissions, order, from),
                ids -> those.apply(LEAD.ID.eq(DSL.any(ids)).and(meets)),
                order == LeadOrder.CREATED_AT_DESC
                        ? null
                        : NearestLeadQueries.limit(
                                permissions,
                                (ids, seen) -> keyset.limited(
                                        NearestLeadQueries.leads()
                                                .where(LEAD.ID.eq(DSL.any(ids)).and(seen)),
                                        NearestLeadQueries.lastOf(page)),
                                those.apply(all)));
        var rows = db.with(
                        Stream.concat(texts.tables().stream(), tables.stream()).toList())
                .select(LeadQueries.COLUMNS)
                .select(places)
                .from(NearestLeadQueries.PAGE)
                .leftJoin(LEAD)
                .on(LEAD.ID.eq(DSL.any(NearestLeadQueries.PAGE_IDS)))
                .leftJoin(STAGE)
                .on(STAGE.TENANT_ID.eq(LEAD.TENANT_ID), STAGE.ID.eq(LEAD.STAGE_ID))
                .leftJoin(LOOKED)
                .on(LOOKED.ID.eq(NearestLeadQueries.PAGE_LAST))
                .orderBy(keyset.orderBy(page.backward()))
                .fetch();
        var found = FoundLeads.of(rows, keyset, places, LeadQueries::lead);
        return Connection.reaching(
                found.leads(), keyset, page, found.reached(), () -> CompletableFuture.completedFuture(counter.get()));
    }

    /** What the order goes by, of the last lead that was looked at. */
    private static List<Field<?>> places(LeadOrder order) {
        return order.keyset().fields().stream()
                .<Field<?>>map(field -> requireNonNull(LOOKED.field(field)))
                .toList();
    }
}
