package foyer.leads;

import static foyerdb.leads.Tables.LEAD;

import foyer.platform.graphql.Counted;
import foyer.platform.graphql.PageRequest;
import foyer.records.tags.Tags;
import foyer.tenancy.RecordScopeQueries;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jooq.CommonTableExpression;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record1;
import org.jooq.Select;
import org.jooq.SelectJoinStep;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/**
 * Looks for what a filter has among the leads that stand nearest to where a page begins, before all leads are looked at.
 * Leads that meet a filter are seldom rare, but PostgreSQL expects them to be: the more a filter names, the fewer it
 * thinks there are, and how many leads the tenant has it does not know. It would read every lead of a large tenant to
 * sort a few. The nearest are read by their keys, so that what this costs is bounded, and a page of them that is full is
 * the page of all leads. Pages of lists are made of them by {@link NearestPageQueries}.
 */
public final class NearestLeadQueries {

    /** How many leads are looked at, and how many at most are counted by such a filter. */
    static final int LOOKED_AT = 10_000;

    /** How many are looked at first: a page of a filter that many leads meet is among them. */
    static final int LOOKED_AT_FIRST = 500;

    /** By fewer parts a filter is read from the index of one of them, or in the order of the list. */
    private static final int MANY_PARTS = 3;

    /** Leads with one of so few are read by it, whatever else is asked for. */
    private static final int FEW_TAGGED = 1_000;

    /** Those that {@link #nearest} has read. */
    static final Field<UUID[]> NEAREST = ids("nearest");

    private static final Field<UUID[]> FOUND = ids("found");

    private NearestLeadQueries() {}

    /** Whether the filter may be met by many leads and has no index that tells which of them come first. */
    public static boolean areWorthALook(LeadFilter filter, List<String> permissions) {
        return parts(filter) >= MANY_PARTS
                && !filter.ofFew()
                && permissions.stream().noneMatch(RecordScopeQueries::isLimited);
    }

    /**
     * The same of a page of a list, which no other index leads to: also where one part has none, as that may be met by nobody.
     */
    static boolean areWorthAPage(LeadFilter filter, List<String> permissions) {
        return areWorthALook(filter, permissions)
                || (isOfUnindexed(filter)
                        && !filter.ofFew()
                        && permissions.stream().noneMatch(RecordScopeQueries::isLimited));
    }

    /** Whether it names something that no index tells of, and besides at most when leads were made. */
    private static boolean isOfUnindexed(LeadFilter filter) {
        var unindexed = Stream.of(filter.sources(), filter.score(), filter.value(), filter.doNotContact(), filter.not())
                .filter(Objects::nonNull)
                .count();
        return unindexed > 0
                && unindexed + (filter.createdAt() == null ? 0 : 1) == parts(filter)
                && filter.slaBreached() == null
                && filter.listed() == null;
    }

    private static long parts(LeadFilter filter) {
        return Stream.of(
                        filter.stages(),
                        filter.pipelines(),
                        filter.kinds(),
                        filter.unassigned(),
                        filter.sources(),
                        filter.tags(),
                        filter.customFields(),
                        filter.score(),
                        filter.value(),
                        filter.createdAt(),
                        filter.updatedAt(),
                        filter.countries(),
                        filter.doNotContact(),
                        filter.any(),
                        filter.not())
                .filter(Objects::nonNull)
                .count();
    }

    /** Whether so few leads have a tag that the filter wants that they are read by it, whatever else it says. */
    public static Condition areFew(LeadFilter filter) {
        return filter.tags() == null ? DSL.falseCondition() : Tags.fewHave(Lead.TYPE, filter.tags(), FEW_TAGGED);
    }

    /** Whether so few have something that the filter asks for and an index tells of that looking at those is enough. */
    static Condition areFewByAnIndex(LeadFilter filter) {
        var created = LeadFilterQueries.inOrder(filter, LeadOrder.CREATED_AT_DESC);
        var updated = LeadFilterQueries.inOrder(filter, LeadOrder.UPDATED_AT_DESC);
        return areFew(filter)
                .or(filter.createdAt() == null ? DSL.falseCondition() : areFew(created))
                .or(filter.updatedAt() == null ? DSL.falseCondition() : areFew(updated))
                .or(DSL.or(LeadFieldQueries.indexed(filter).stream()
                        .map(NearestLeadQueries::areFew)
                        .toList()));
    }

    private static Condition areFew(Condition indexed) {
        var those =
                DSL.selectOne().from(LEAD).where(indexed).limit(LOOKED_AT + 1).asTable("those");
        return DSL.field(DSL.selectCount().from(those)).le(LOOKED_AT);
    }

    /**
     * The ids of the leads of a page in some order, and of one more when there are more.
     *
     * @param nearest those that stand in the order from a page's cursor on, whether they meet the filter or not
     * @param found the page of those of these ids that meet the filter
     * @param all the page, of all leads
     */
    public static Field<UUID[]> page(
            LeadFilter filter,
            LeadTextQueries texts,
            PageRequest page,
            Function<PageRequest, Select<Record1<UUID>>> nearest,
            Function<Field<UUID[]>, Select<Record1<UUID>>> found,
            Select<Record1<UUID>> all) {
        var looked = nearest.apply(new PageRequest(LOOKED_AT - 1, page.cursor(), page.backward()));
        var tables = Stream.concat(
                        texts.tables().stream(),
                        Stream.of(table("nearest", looked), table("found", found.apply(NEAREST))))
                .toList();
        var enough = areAllLeads().or(DSL.cardinality(FOUND).gt(page.size()));
        return scalar(DSL.with(tables)
                .select(DSL.when(DSL.not(areFew(filter)).and(enough), FOUND).otherwise(DSL.array(all))));
    }

    /**
     * How many of the newest leads meet the filter; not exact when there are more leads than are looked at, or when a text of it
     * finds more.
     */
    static Counted count(DSLContext db, LeadFilter filter) {
        var texts = LeadTextQueries.of(filter, List.of(LeadQueries.READ));
        var meets = LeadFilterQueries.condition(filter, List.of(LeadQueries.READ), texts);
        var nearest = nearest("nearest", LOOKED_AT, filter, LeadOrder.CREATED_AT_DESC, PageRequest.first(1));
        var few = areFew(filter);
        var counted = DSL.when(few, count(meets)).otherwise(count(isNearest().and(meets)));
        var exact = DSL.field(few.or(areAllLeads()).and(texts.areWhole()));
        var tables = Stream.concat(texts.tables().stream(), Stream.of(nearest)).toList();
        return db.with(tables).select(counted, exact).fetchSingle(row -> new Counted(row.value1(), row.value2()));
    }

    private static Field<Integer> count(Condition condition) {
        return DSL.field(DSL.selectCount().from(LEAD).where(condition));
    }

    private static Condition areAllLeads() {
        return DSL.cardinality(NEAREST).lt(LOOKED_AT);
    }

    /**
     * So many leads that come next in the order from where the page begins, whether they meet the filter or not; but for what it
     * says of the column of that order, so that none is looked at before it has begun.
     */
    static CommonTableExpression<Record1<UUID[]>> nearest(
            String name, int most, LeadFilter filter, LeadOrder order, PageRequest page) {
        var looked = new PageRequest(most - 1, page.cursor(), page.backward());
        return table(name, order.keyset().limited(leads().where(LeadFilterQueries.inOrder(filter, order)), looked));
    }

    private static Condition isNearest() {
        return LEAD.ID.eq(DSL.any(NEAREST));
    }

    /** Read once, however often it is named, and not before it is. */
    static CommonTableExpression<Record1<UUID[]>> table(String name, Select<Record1<UUID>> leads) {
        return DSL.name(name).fields("ids").asMaterialized(DSL.select(DSL.array(leads)));
    }

    static Field<UUID[]> ids(String table) {
        return scalar(DSL.select(DSL.field(DSL.name(table, "ids"), SQLDataType.UUID.array()))
                .from(DSL.name(table)));
    }

    /** One array rather than a set of them. */
    private static Field<UUID[]> scalar(Select<Record1<UUID[]>> one) {
        return DSL.field(one).cast(SQLDataType.UUID.array());
    }

    static SelectJoinStep<Record1<UUID>> leads() {
        return DSL.select(LEAD.ID).from(LEAD);
    }
}
