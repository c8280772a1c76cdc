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
import org.jooq.CommonTableExpression;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Record1;
import org.jooq.Select;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;

/**
 * Pages of a list by a filter of many parts that no index leads from, each in one statement. The leads that come next are
 * looked at, a few and then many, and no others: a page that is not full says up to where they were, and the next one looks on
 * from there. So no page costs more than that, however many leads there are and however few of them meet the filter. Only what
 * few leads have and an index tells of is read from there, and all of it.
 */
final class NearestPageQueries {

    private static final foyerdb.leads.tables.Lead LOOKED = LEAD.as("looked");
    private static final Field<UUID[]> IDS = DSL.field(DSL.name("page", "ids"), SQLDataType.UUID.array());
    private static final Field<UUID> LAST = DSL.field(DSL.name("page", "last"), SQLDataType.UUID);
    private static final Field<UUID[]> FIRST = NearestLeadQueries.ids("first");
    private static final Field<UUID[]> SOON = NearestLeadQueries.ids("soon");
    private static final Field<UUID[]> FOUND = NearestLeadQueries.ids("found");
    private static final Condition ARE_FEW =
            DSL.condition(DSL.field(DSL.select(DSL.field(DSL.name("few", "are_few"), SQLDataType.BOOLEAN))
                    .from(DSL.name("few"))));

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
        var few = DSL.name("few")
                .fields("are_few")
                .asMaterialized(DSL.select(DSL.field(NearestLeadQueries.areFewByAnIndex(filter))));
        var looked = Stream.of(
                few,
                NearestLeadQueries.nearest("first", NearestLeadQueries.LOOKED_AT_FIRST, filter, order, page),
                NearestLeadQueries.nearest("nearest", NearestLeadQueries.LOOKED_AT, filter, order, page));
        var found = found(filter, permissions, order, page, texts).stream();
        var tables = Stream.concat(Stream.concat(texts.tables().stream(), looked), found)
                .toList();
        var rows = db.with(tables)
                .select(LeadQueries.COLUMNS)
                .select(places)
                .from(DSL.table(DSL.name("page")))
                .leftJoin(LEAD)
                .on(LEAD.ID.eq(DSL.any(ids())))
                .leftJoin(STAGE)
                .on(STAGE.TENANT_ID.eq(LEAD.TENANT_ID), STAGE.ID.eq(LEAD.STAGE_ID))
                .leftJoin(LOOKED)
                .on(LOOKED.ID.eq(LAST))
                .orderBy(keyset.orderBy(page.backward()))
                .fetch();
        var leads = rows.stream()
                .filter(row -> row.get(LEAD.ID) != null)
                .map(LeadQueries::lead)
                .toList();
        return Connection.reaching(
                leads,
                keyset,
                page,
                reached(rows.getFirst(), order),
                () -> CompletableFuture.completedFuture(counter.get()));
    }

    /** What the order goes by, of the last lead that was looked at. */
    private static List<Field<?>> places(LeadOrder order) {
        return order.keyset().fields().stream()
                .<Field<?>>map(field -> requireNonNull(LOOKED.field(field)))
                .toList();
    }

    private static @Nullable String reached(Record row, LeadOrder order) {
        return row.get(LOOKED.ID) == null
                ? null
                : order.keyset()
                        .cursorAt(places(order).stream()
                                .<Object>map(place -> requireNonNull(row.get(place)))
                                .toList());
    }

    /** The ids of the page, and the last that was looked at where there may be more behind it: one row. */
    private static List<CommonTableExpression<?>> found(
            LeadFilter filter, List<String> permissions, LeadOrder order, PageRequest page, LeadTextQueries texts) {
        var keyset = order.keyset();
        var meets = LeadFilterQueries.condition(filter, permissions, texts);
        var ofFew = LeadFilterQueries.bounded(
                filter, permissions, DSL.noCondition(), leads -> keyset.limited(leads, page), texts);
        Function<Condition, Select<Record1<UUID>>> those =
                condition -> keyset.limited(NearestLeadQueries.leads().where(condition), page);
        var nearest = NearestLeadQueries.NEAREST;
        var soonEnough = DSL.cardinality(FIRST)
                .lt(NearestLeadQueries.LOOKED_AT_FIRST)
                .or(DSL.cardinality(SOON).gt(page.size()));
        // Each alternative, and each custom field, may have an index that leads to a few.
        var goesOn = filter.any() == null && filter.customFields() == null;
        var enough = DSL.cardinality(nearest)
                .lt(NearestLeadQueries.LOOKED_AT)
                .or(DSL.cardinality(FOUND).gt(page.size()));
        var looked = DSL.when(soonEnough, SOON)
                .when(ARE_FEW, DSL.array(those.apply(ofFew)))
                .when(goesOn ? DSL.trueCondition() : enough, FOUND);
        return List.of(
                NearestLeadQueries.table(
                        "soon", those.apply(LEAD.ID.eq(DSL.any(FIRST)).and(meets))),
                NearestLeadQueries.table(
                        "found", those.apply(LEAD.ID.eq(DSL.any(nearest)).and(meets))),
                DSL.name("page")
                        .fields("ids", "last")
                        .asMaterialized(DSL.select(
                                goesOn ? looked : looked.otherwise(DSL.array(those.apply(ofFew))),
                                DSL.when(
                                        goesOn ? DSL.not(soonEnough.or(ARE_FEW)) : DSL.falseCondition(),
                                        DSL.arrayGet(nearest, NearestLeadQueries.LOOKED_AT)))));
    }

    /** As one array, that is made before a lead is read. */
    private static Field<UUID[]> ids() {
        return DSL.field(DSL.select(IDS).from(DSL.name("page"))).cast(SQLDataType.UUID.array());
    }
}
