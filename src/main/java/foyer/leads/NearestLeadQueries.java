package foyer.leads;

import static foyerdb.leads.Tables.LEAD;

import foyer.platform.graphql.PageRequest;
import foyer.tenancy.RecordScopeQueries;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jooq.CommonTableExpression;
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

    /** The same by time of what somebody sees who may see some leads only; of each person and team so many are put in order. */
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
     * @param all the page of all leads, for whoever may not be told up to where leads were looked at; null for everybody else
     */
    public static List<CommonTableExpression<?>> page(
            FewLeadQueries few,
            int most,
            PageRequest page,
            Function<PageRequest, Select<Record1<UUID>>> nearest,
            Function<Field<UUID[]>, Select<Record1<UUID>>> found,
            @Nullable Select<Record1<UUID>> all) {
        var atFirst = Math.max(LOOKED_AT_FIRST, 2 * (page.size() + 1));
        var soonEnough =
                DSL.cardinality(FIRST).lt(atFirst).or(DSL.cardinality(SOON).gt(page.size()));
        var ids = DSL.when(soonEnough, SOON)
                .when(few.are(), DSL.array(found.apply(few.ids())))
                .otherwise(all == null ? FOUND : DSL.array(all));
        var told = all == null ? DSL.not(soonEnough.or(few.are())) : DSL.falseCondition();
        var tables = Stream.<CommonTableExpression<?>>of(
                table("first", nearest.apply(from(page, atFirst))),
                table("soon", found.apply(FIRST)),
                table("nearest", nearest.apply(from(page, most))),
                table("found", found.apply(NEAREST)),
                DSL.name("page")
                        .fields("ids", "last")
                        .asMaterialized(DSL.select(ids, DSL.when(told, DSL.arrayGet(NEAREST, most)))));
        return Stream.concat(few.tables().stream(), tables).toList();
    }

    private static PageRequest from(PageRequest page, int most) {
        return new PageRequest(most - 1, page.cursor(), page.backward());
    }

    /** How many leads are looked at for a page in this order. */
    static int lookedAt(List<String> permissions, LeadOrder order) {
        if (order != LeadOrder.CREATED_AT_DESC) {
            return LOOKED_AT_APART;
        }
        return areLimited(permissions) ? LOOKED_AT_WITHIN : LOOKED_AT;
    }

    /**
     * The leads that come next in the order from where the page begins, whether they meet the filter or not; but for what it says of
     * that order's index, so that none is looked at before it has begun. By time no others than the caller may see.
     */
    static Select<Record1<UUID>> nearest(
            LeadFilter filter, List<String> permissions, LeadOrder order, PageRequest page) {
        if (order == LeadOrder.CREATED_AT_DESC && areLimited(permissions)) {
            return ReachedLeadQueries.nearest(filter, permissions, page);
        }
        var led = order == LeadOrder.CREATED_AT_DESC ? LedFilterQueries.led(filter) : null;
        var those = LeadFilterQueries.inOrder(filter, order);
        return order.keyset().limited(leads().where(led == null ? those : those.and(led)), page);
    }

    /** The newest of the leads that the caller, who may see some only, may see and that are not archived. */
    public static Select<Record1<UUID>> newestSeen() {
        var page = new PageRequest(LOOKED_AT_WITHIN - 1, null, false);
        return ReachedLeadQueries.nearest(LeadFilter.NONE, List.of(LeadQueries.READ), page);
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
    static Field<UUID[]> ids(String table) {
        return DSL.field(DSL.select(DSL.field(DSL.name(table, "ids"), SQLDataType.UUID.array()))
                        .from(DSL.name(table)))
                .cast(SQLDataType.UUID.array());
    }

    static SelectJoinStep<Record1<UUID>> leads() {
        return DSL.select(LEAD.ID).from(LEAD);
    }
}
