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
 * the page of all leads.
 */
public final class NearestLeadQueries {

    /** How many leads are looked at before all are, and how many at most are counted by such a filter. */
    static final int LOOKED_AT = 10_000;

    /** By fewer parts a filter is read from the index of one of them, or in the order of the list. */
    private static final int MANY_PARTS = 3;

    /** Leads with one of so few are read by it, whatever else is asked for. */
    private static final int FEW_TAGGED = 1_000;

    private static final Field<UUID[]> NEAREST = ids("nearest");
    private static final Field<UUID[]> FOUND = ids("found");

    private NearestLeadQueries() {}

    /** Whether the filter may be met by many leads and has no index that tells which of them come first. */
    public static boolean areWorthALook(LeadFilter filter, List<String> permissions) {
        return parts(filter) >= MANY_PARTS
                && !filter.ofFew()
                && permissions.stream().noneMatch(RecordScopeQueries::isLimited);
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

    /** True of the leads of the page, and of one more when there are more. */
    static Condition page(LeadFilter filter, List<String> permissions, LeadOrder order, PageRequest page) {
        var texts = LeadTextQueries.of(filter, permissions);
        var meets = LeadFilterQueries.condition(filter, permissions, texts);
        var all = order.keyset()
                .limited(
                        leads().where(LeadFilterQueries.bounded(
                                filter,
                                permissions,
                                DSL.noCondition(),
                                leads -> order.keyset().limited(leads, page),
                                texts)),
                        page);
        return LEAD.ID.eq(DSL.any(page(
                filter,
                texts,
                page,
                among -> order.keyset().limited(leads().where(LeadFilterQueries.amongThose(filter)), among),
                nearest -> order.keyset()
                        .limited(leads().where(LEAD.ID.eq(DSL.any(nearest))).and(meets), page),
                all)));
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
        var nearest = nearest(filter, LeadOrder.CREATED_AT_DESC, new PageRequest(LOOKED_AT - 1, null, false));
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

    private static CommonTableExpression<Record1<UUID[]>> nearest(
            LeadFilter filter, LeadOrder order, PageRequest page) {
        return table("nearest", order.keyset().limited(leads().where(LeadFilterQueries.amongThose(filter)), page));
    }

    private static Condition isNearest() {
        return LEAD.ID.eq(DSL.any(NEAREST));
    }

    /** Read once, however often it is named, and not before it is. */
    private static CommonTableExpression<Record1<UUID[]>> table(String name, Select<Record1<UUID>> leads) {
        return DSL.name(name).fields("ids").asMaterialized(DSL.select(DSL.array(leads)));
    }

    private static Field<UUID[]> ids(String table) {
        return scalar(DSL.select(DSL.field(DSL.name(table, "ids"), SQLDataType.UUID.array()))
                .from(DSL.name(table)));
    }

    /** One array rather than a set of them. */
    private static Field<UUID[]> scalar(Select<Record1<UUID[]>> one) {
        return DSL.field(one).cast(SQLDataType.UUID.array());
    }

    private static SelectJoinStep<Record1<UUID>> leads() {
        return DSL.select(LEAD.ID).from(LEAD);
    }
}
