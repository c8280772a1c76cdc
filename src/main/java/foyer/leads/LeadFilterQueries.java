package foyer.leads;

import static foyerdb.leads.Tables.LEAD;
import static java.util.Objects.requireNonNull;

import foyer.leads.lists.LeadListQueries;
import foyer.platform.graphql.PageRequest;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jooq.CommonTableExpression;
import org.jooq.Condition;
import org.jooq.Record1;
import org.jooq.Select;
import org.jooq.SelectConditionStep;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * What a {@link LeadFilter} means in SQL, for every statement that reads leads by one: its fields, as {@link LeadFieldQueries}
 * has them, its list, its words, and the filters within it.
 */
public final class LeadFilterQueries {

    private LeadFilterQueries() {}

    /**
     * True of the leads that the filter has, among those that the caller has all of these permissions for; its texts stand in
     * front of the statement.
     */
    public static Condition condition(LeadFilter filter, List<String> permissions, LeadTextQueries texts) {
        return common(filter, permissions).and(narrowed(filter, texts::found));
    }

    /**
     * True of all leads that the filter has, among those that the caller may see, for what goes through them all: words are
     * looked for in each, not among the newest only, and as they are. By itself it looks at every lead for a rare word
     * ({@link WholeFilterQueries}).
     */
    public static Condition whole(LeadFilter filter) {
        return common(filter, List.of(LeadQueries.READ)).and(narrowed(filter, LeadTextQueries::inEach));
    }

    /**
     * {@link #condition} for a statement that looks at no more than the bound lets through: a filter of alternatives is read one by
     * one then, each from an index of its own and as far as the bound goes, where all in one condition would read every
     * lead.
     *
     * @param among which leads are looked at
     * @param bound an order and a limit, of the leads that one alternative has
     */
    public static Condition bounded(
            LeadFilter filter,
            List<String> permissions,
            Condition among,
            Function<SelectConditionStep<Record1<UUID>>, Select<Record1<UUID>>> bound) {
        if (filter.any() == null && filter.listed() == null && filter.teams() == null) {
            return bounded(filter, permissions, among, bound, text(filter, permissions), List.of());
        }
        var texts = LeadTextQueries.of(filter, permissions);
        return bounded(filter, permissions, among, bound, texts::found, texts.tables());
    }

    /** The same, of texts that stand in front of the statement. */
    public static Condition bounded(
            LeadFilter filter,
            List<String> permissions,
            Condition among,
            Function<SelectConditionStep<Record1<UUID>>, Select<Record1<UUID>>> bound,
            LeadTextQueries texts) {
        return bounded(filter, permissions, among, bound, texts::found, List.of());
    }

    /** The same of all leads that have the words, as {@link #whole} has them. */
    static Condition boundedWhole(
            LeadFilter filter,
            List<String> permissions,
            Condition among,
            Function<SelectConditionStep<Record1<UUID>>, Select<Record1<UUID>>> bound) {
        return bounded(filter, permissions, among, bound, LeadTextQueries::inEach, List.of());
    }

    private static Condition bounded(
            LeadFilter filter,
            List<String> permissions,
            Condition among,
            Function<SelectConditionStep<Record1<UUID>>, Select<Record1<UUID>>> bound,
            Function<String, Condition> text,
            List<CommonTableExpression<?>> texts) {
        var common = among.and(common(filter, permissions));
        var branches = branches(filter, text);
        if (branches.size() == 1 && texts.isEmpty()) {
            return common.and(branches.getFirst());
        }
        return branches.stream()
                .map(branch ->
                        bound.apply(DSL.select(LEAD.ID).from(LEAD).where(common).and(branch)))
                .reduce(Select::union)
                .<Condition>map(ids -> LEAD.ID.eq(DSL.any(DSL.array(behind(texts, ids)))))
                .orElseGet(DSL::falseCondition);
    }

    /**
     * {@link #bounded} for the leads of a page. A text may have many that are read by their keys: which of them the page has
     * is known before their stages are read.
     */
    static Condition paged(LeadFilter filter, List<String> permissions, LeadOrder order, PageRequest page) {
        var condition = bounded(
                filter, permissions, DSL.noCondition(), leads -> order.keyset().limited(leads, page));
        var ids = order.keyset().limited(DSL.select(LEAD.ID).from(LEAD).where(condition), page);
        return LeadTextQueries.areIn(filter) ? LEAD.ID.eq(DSL.any(DSL.array(ids))) : condition;
    }

    private static Select<Record1<UUID>> behind(List<CommonTableExpression<?>> texts, Select<Record1<UUID>> leads) {
        if (texts.isEmpty()) {
            return leads;
        }
        var found = leads.asTable("found", "id");
        return DSL.with(texts)
                .select(requireNonNull(found.field("id", UUID.class)))
                .from(found);
    }

    private static Condition common(LeadFilter filter, List<String> permissions) {
        return amongThose(filter)
                .and(DSL.and(permissions.stream().map(LeadQueries::within).toList()));
    }

    /** Archived or not: the one part of a filter that leads always meet or not. */
    private static Condition amongThose(LeadFilter filter) {
        return LeadFieldQueries.archived(isArchived(filter));
    }

    /** The part of a filter that the index of an order tells: whether leads are archived, and between which they stand in it. */
    public static Condition inOrder(LeadFilter filter, LeadOrder order) {
        return amongThose(filter).and(LeadFieldQueries.ofOrder(filter, order));
    }

    /** Words are looked for among those that the whole filter is about, wherever in it they stand. */
    private static Function<String, Condition> text(LeadFilter filter, List<String> permissions) {
        return text -> LeadTextQueries.found(text, isArchived(filter), permissions);
    }

    static boolean isArchived(LeadFilter filter) {
        return Boolean.TRUE.equals(filter.archived());
    }

    /** The filter has the leads of any of these, each without alternatives but within what it does not have. */
    private static List<Condition> branches(LeadFilter filter, Function<String, Condition> text) {
        var own = own(filter, text);
        var inner = inner(filter, text);
        return LeadFieldQueries.ofTeams(filter).stream()
                .flatMap(teams -> inner.stream().map(own.and(teams)::and))
                .toList();
    }

    private static List<Condition> inner(LeadFilter filter, Function<String, Condition> text) {
        if (filter.any() != null) {
            var list = onList(filter, text);
            return alternatives(filter.any(), text).map(list::and).toList();
        }
        return filter.listed() != null ? branches(filter.listed(), text) : List.of(onList(filter, text));
    }

    private static Stream<Condition> alternatives(List<LeadFilter> any, Function<String, Condition> text) {
        return any.stream()
                .flatMap(one -> branches(one, text).stream())
                .map(branch -> DSL.trueCondition().and(branch));
    }

    /** The same for a lead that is known, archived or not where the filter says nothing of it. */
    static Condition ofOne(LeadFilter filter) {
        return archiving(filter).and(narrowed(filter, LeadTextQueries::inEach));
    }

    /** A filter that says nothing of archiving has leads of both kinds; that of a list always does. */
    private static Condition archiving(LeadFilter filter) {
        if (filter.archived() == null) {
            return DSL.noCondition();
        }
        return filter.archived() ? LEAD.ARCHIVED_AT.isNotNull() : LEAD.ARCHIVED_AT.isNull();
    }

    private static Condition narrowed(LeadFilter filter, Function<String, Condition> text) {
        return own(filter, text)
                .and(DSL.or(LeadFieldQueries.ofTeams(filter)))
                .and(onList(filter, text))
                .and(any(filter, text));
    }

    private static Condition any(LeadFilter filter, Function<String, Condition> text) {
        return optional(
                filter.any(),
                any -> any.isEmpty()
                        ? DSL.falseCondition()
                        : DSL.or(any.stream().map(one -> part(one, text)).toList()));
    }

    /** One that says nothing is met by all; what it says of archiving is the outermost filter's to say. */
    private static Condition part(LeadFilter filter, Function<String, Condition> text) {
        return DSL.trueCondition().and(narrowed(filter, text));
    }

    /** What is compared with nothing is neither met nor not met. Words are looked for in each lead, not among the newest. */
    private static Condition isNot(LeadFilter filter) {
        return DSL.not(
                DSL.condition(DSL.coalesce(DSL.field(part(filter, LeadTextQueries::inEach)), DSL.inline(false))));
    }

    /** All that the filter says itself, but for its teams, its list and its alternatives. */
    private static Condition own(LeadFilter filter, Function<String, Condition> text) {
        return DSL.and(
                LeadFieldQueries.met(filter),
                optional(filter.not(), LeadFilterQueries::isNot),
                LeadTextQueries.isSaid(filter) ? text.apply(requireNonNull(filter.text())) : DSL.noCondition());
    }

    private static Condition onList(LeadFilter filter, Function<String, Condition> text) {
        return filter.listed() == null
                ? optional(filter.list(), list -> LeadListQueries.has(LEAD.ID, list))
                : narrowed(filter.listed(), text);
    }

    private static <T> Condition optional(@Nullable T part, Function<T, Condition> condition) {
        return part == null ? DSL.noCondition() : condition.apply(part);
    }
}
