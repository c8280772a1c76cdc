package foyer.leads;

import static foyerdb.leads.Tables.LEAD;

import foyer.platform.graphql.PageRequest;
import foyer.tenancy.RecordScopeQueries;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jooq.CommonTableExpression;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record1;
import org.jooq.Select;
import org.jooq.SelectJoinStep;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;

/**
 * Looks for what a filter has among the leads that stand nearest to where a page begins, and at no others. Leads that meet a
 * filter are seldom rare, but PostgreSQL expects them to be: the more a filter names, the fewer it thinks there are, and how many
 * leads the tenant has it does not know. It would read every lead of a large tenant to sort a few. The nearest are read by their
 * keys, so that what this costs is bounded. Where an index tells that there are few ({@link FewLeadQueries}) those are read
 * instead, and all of them.
 */
public final class NearestLeadQueries {

    /** How many leads are looked at for a page in the order of time, in which they are stored beside each other. */
    public static final int LOOKED_AT = 10_000;

    /** The same for a page in another order, whose leads are stored far from each other. */
    public static final int LOOKED_AT_APART = 1_500;

    /** The same where each tells itself whether it meets the filter. */
    static final int LOOKED_AT_APART_BY_COLUMNS = 3_000;

    /** The same by time of leads of several people and teams; of each of these so many are put in order. */
    public static final int LOOKED_AT_WITHIN = 2_500;

    /** How many are looked at first, or two pages of them: a page of a filter that many leads meet is among them. */
    static final int LOOKED_AT_FIRST = 500;

    /** Of one row: the ids of a page, and the last lead that was looked at where there may be more behind it. */
    public static final Table<?> PAGE = DSL.table(DSL.name("page"));

    /** The first of it, as an array that is made before a lead is read. */
    public static final Field<UUID[]> PAGE_IDS = ids("page");

    /** The second of it. */
    public static final Field<UUID> PAGE_LAST = DSL.field(DSL.name("page", "last"), SQLDataType.UUID);

    private static final Field<UUID[]> FIRST = ids("first");
    private static final Field<UUID[]> SOON = ids("soon");
    private static final Field<UUID[]> NEAREST = ids("nearest");
    private static final Field<UUID[]> FOUND = ids("found");
    private static final Field<UUID[]> SEEN = ids("seen");

    /**
     * For whoever may not be told of any lead's place but of those that they may see.
     *
     * @param last the last of these ids, in the order of the page, that they may see
     * @param all the page of all leads, where they may see none of those that are looked at
     */
    public record Limit(Function<Field<UUID[]>, Select<Record1<UUID>>> last, Select<Record1<UUID>> all) {}

    private NearestLeadQueries() {}

    /** Whether no index has the leads of a page of the filter in this order, of all or of those that the caller may see. */
    static boolean areWorthAPage(LeadFilter filter, List<String> permissions, LeadOrder order) {
        return !LedFilterQueries.tellsPage(filter, order)
                || (areLimited(permissions) && !LedFilterQueries.isOfFew(filter));
    }

    /** The same of an order that is none of these: it tells of nothing that a filter asks for. */
    public static boolean areWorthAPage(LeadFilter filter, List<String> permissions) {
        return areWorthAPage(filter, permissions, LeadOrder.TITLE_ASC);
    }

    /** The same of a count. Of those that the caller may see an index tells by time only. */
    static boolean areWorthACount(LeadFilter filter, List<String> permissions) {
        return !LedFilterQueries.tellsCount(filter) || (areLimited(permissions) && !LedFilterQueries.isOfFew(filter));
    }

    /**
     * What stands in front of a statement that reads a page, the last of it {@link #PAGE}.
     *
     * @param most how many leads are looked at
     * @param nearest those that come next in the order, whether they meet the filter or not
     * @param found the page of those of these ids that meet the filter
     * @param limit null for whoever may be told of every lead's place
     */
    public static List<CommonTableExpression<?>> page(
            FewLeadQueries few,
            int most,
            PageRequest page,
            Function<PageRequest, Select<Record1<UUID>>> nearest,
            Function<Field<UUID[]>, Select<Record1<UUID>>> found,
            @Nullable Limit limit) {
        var atFirst = Math.max(LOOKED_AT_FIRST, 2 * (page.size() + 1));
        var soonEnough =
                DSL.cardinality(FIRST).lt(atFirst).or(DSL.cardinality(SOON).gt(page.size()));
        var ids = DSL.when(soonEnough, SOON).when(few.are(), DSL.array(found.apply(few.ids())));
        var whole = soonEnough.or(few.are());
        var last = DSL.arrayGet(NEAREST, most);
        var seen = limit == null ? last : DSL.when(last.isNotNull(), DSL.arrayGet(SEEN, 1));
        var reached = last.isNull().or(seen.isNotNull());
        var pageIds =
                limit == null ? ids.otherwise(FOUND) : ids.when(reached, FOUND).otherwise(DSL.array(limit.all()));
        var tables = new ArrayList<>(few.tables());
        tables.add(table("first", nearest.apply(from(page, atFirst))));
        tables.add(table("soon", found.apply(FIRST)));
        tables.add(table("nearest", nearest.apply(from(page, most))));
        tables.add(table("found", found.apply(NEAREST)));
        if (limit != null) {
            tables.add(table("seen", limit.last().apply(NEAREST)));
        }
        tables.add(DSL.name("page")
                .fields("ids", "last")
                .asMaterialized(DSL.select(pageIds, DSL.when(DSL.not(whole), seen))));
        return tables;
    }

    /** What has the last one alone of what a page has. */
    public static PageRequest lastOf(PageRequest page) {
        return new PageRequest(0, null, !page.backward());
    }

    private static PageRequest from(PageRequest page, int most) {
        return new PageRequest(most - 1, page.cursor(), page.backward());
    }

    /** How many leads are looked at for a page in this order. */
    static int lookedAt(LeadFilter filter, List<String> permissions, LeadOrder order) {
        if (order != LeadOrder.CREATED_AT_DESC) {
            return LedFilterQueries.isOfColumns(filter) ? LOOKED_AT_APART_BY_COLUMNS : LOOKED_AT_APART;
        }
        return PeopleLeadQueries.areLookedAt(filter, permissions) ? LOOKED_AT_WITHIN : LOOKED_AT;
    }

    /**
     * The leads that come next in the order from where the page begins, whether they meet the filter or not; but for what it says of
     * that order's index, so that none is looked at before it has begun. By time no others than the caller may see, or than several
     * people and teams have where it asks for theirs.
     */
    static Select<Record1<UUID>> nearest(
            LeadFilter filter, List<String> permissions, LeadOrder order, PageRequest page) {
        if (order == LeadOrder.CREATED_AT_DESC && PeopleLeadQueries.areLookedAt(filter, permissions)) {
            return PeopleLeadQueries.nearest(filter, permissions, page);
        }
        var led = order == LeadOrder.CREATED_AT_DESC ? LedFilterQueries.led(filter) : null;
        var those = LeadFilterQueries.inOrder(filter, order);
        return order.keyset().limited(leads().where(led == null ? those : those.and(led)), page);
    }

    /** The newest of the leads that the caller, who may see some only, may see and that are not archived. */
    public static Select<Record1<UUID>> newestSeen() {
        var page = new PageRequest(LOOKED_AT_WITHIN - 1, null, false);
        return PeopleLeadQueries.nearest(LeadFilter.NONE, List.of(LeadQueries.READ), page);
    }

    /**
     * What is told to whoever has these permissions.
     *
     * @param last of the leads with these ids that meet this, the last in the order of the page
     * @param all the page of all leads
     * @return null where they are good for all leads
     */
    public static @Nullable Limit limit(
            List<String> permissions,
            BiFunction<Field<UUID[]>, Condition, Select<Record1<UUID>>> last,
            Select<Record1<UUID>> all) {
        var within = DSL.and(permissions.stream().map(LeadQueries::within).toList());
        return areLimited(permissions) ? new Limit(ids -> last.apply(ids, within), all) : null;
    }

    /** Whether one of these permissions is good for some leads only. */
    public static boolean areLimited(List<String> permissions) {
        return permissions.stream().anyMatch(RecordScopeQueries::isLimited);
    }

    /** Read once, however often it is named, and not before it is. */
    private static CommonTableExpression<Record1<UUID[]>> table(String name, Select<Record1<UUID>> leads) {
        return DSL.name(name).fields("ids").asMaterialized(DSL.select(DSL.array(leads)));
    }

    /** One array rather than a set of them. */
    public static Field<UUID[]> ids(String table) {
        return DSL.field(DSL.select(DSL.field(DSL.name(table, "ids"), SQLDataType.UUID.array()))
                        .from(DSL.name(table)))
                .cast(SQLDataType.UUID.array());
    }

    static SelectJoinStep<Record1<UUID>> leads() {
        return DSL.select(LEAD.ID).from(LEAD);
    }
}
