package foyer.leads;

import static foyerdb.leads.Tables.LEAD;
import static foyerdb.search.Tables.LEAD_IDS;

import foyer.leads.lists.LeadListQueries;
import foyer.platform.graphql.PageRequest;
import foyer.records.Notes;
import foyer.tenancy.RecordScopeQueries;
import foyerdb.search.Routines;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
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

    /** How many of the newest matches of a text are looked at, among the leads that the caller may see (LeadFilter.text). */
    static final int MAX_MATCHES = 2_000;

    private LeadFilterQueries() {}

    /** True of the leads that the filter has, among those that the caller may see. */
    public static Condition condition(LeadFilter filter) {
        return condition(filter, List.of(LeadQueries.READ));
    }

    /** True of the leads that the filter has, among those that the caller has all of these permissions for. */
    public static Condition condition(LeadFilter filter, List<String> permissions) {
        return common(filter, permissions).and(narrowed(filter, text(filter, permissions)));
    }

    /**
     * The same for a statement that looks at no more than the bound lets through: a filter of alternatives is read one by
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
        var branches = branches(filter, text(filter, permissions));
        if (branches.size() == 1) {
            return among.and(common(filter, permissions)).and(branches.getFirst());
        }
        var common = among.and(common(filter, permissions));
        return branches.stream()
                .map(branch ->
                        bound.apply(DSL.select(LEAD.ID).from(LEAD).where(common).and(branch)))
                .reduce(Select::union)
                .<Condition>map(ids -> LEAD.ID.eq(DSL.any(DSL.array(ids))))
                .orElseGet(DSL::falseCondition);
    }

    /**
     * The same for the leads of a page. A text may have many that are read by their keys: which of them the page has is
     * known before their stages are read.
     */
    static Condition paged(LeadFilter filter, List<String> permissions, LeadOrder order, PageRequest page) {
        var condition = bounded(
                filter, permissions, DSL.noCondition(), leads -> order.keyset().limited(leads, page));
        var ids = order.keyset().limited(DSL.select(LEAD.ID).from(LEAD).where(condition), page);
        return hasText(filter) ? LEAD.ID.eq(DSL.any(DSL.array(ids))) : condition;
    }

    private static boolean hasText(LeadFilter filter) {
        return filter.text() != null || (filter.listed() != null && hasText(filter.listed()));
    }

    private static Condition common(LeadFilter filter, List<String> permissions) {
        return amongThose(filter)
                .and(DSL.and(permissions.stream().map(LeadQueries::within).toList()));
    }

    /** Archived or not: the one part of a filter that leads always meet or not. */
    static Condition amongThose(LeadFilter filter) {
        return isArchived(filter) ? LEAD.ARCHIVED_AT.isNotNull() : LEAD.ARCHIVED_AT.isNull();
    }

    /** Words are looked for among those that the whole filter is about, wherever in it they stand. */
    private static Function<String, Condition> text(LeadFilter filter, List<String> permissions) {
        return text -> matches(text, isArchived(filter), RecordScopeQueries.reach(permissions));
    }

    private static boolean isArchived(LeadFilter filter) {
        return Boolean.TRUE.equals(filter.archived());
    }

    /** The filter has the leads of any of these, each without alternatives but within what it does not have. */
    private static List<Condition> branches(LeadFilter filter, Function<String, Condition> text) {
        var own = own(filter, text);
        if (filter.any() != null) {
            var whole = own.and(onList(filter, text));
            return alternatives(filter.any(), text).map(whole::and).toList();
        }
        if (filter.listed() != null) {
            return branches(filter.listed(), text).stream().map(own::and).toList();
        }
        return List.of(own.and(onList(filter, text)));
    }

    private static Stream<Condition> alternatives(List<LeadFilter> any, Function<String, Condition> text) {
        return any.stream()
                .flatMap(one -> branches(one, text).stream())
                .map(branch -> DSL.trueCondition().and(branch));
    }

    /** The same for a lead that is known, archived or not where the filter says nothing of it. */
    static Condition ofOne(LeadFilter filter) {
        return archiving(filter).and(narrowed(filter, LeadFilterQueries::hasWords));
    }

    /** A filter that says nothing of archiving has leads of both kinds; that of a list always does. */
    private static Condition archiving(LeadFilter filter) {
        if (filter.archived() == null) {
            return DSL.noCondition();
        }
        return filter.archived() ? LEAD.ARCHIVED_AT.isNotNull() : LEAD.ARCHIVED_AT.isNull();
    }

    private static Condition narrowed(LeadFilter filter, Function<String, Condition> text) {
        return own(filter, text).and(onList(filter, text)).and(any(filter, text));
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
                DSL.condition(DSL.coalesce(DSL.field(part(filter, LeadFilterQueries::hasWords)), DSL.inline(false))));
    }

    /** All that the filter says itself, but for its list and its alternatives. */
    private static Condition own(LeadFilter filter, Function<String, Condition> text) {
        return DSL.and(
                LeadFieldQueries.met(filter),
                optional(filter.not(), LeadFilterQueries::isNot),
                filter.text() == null || filter.text().isBlank() ? DSL.noCondition() : text.apply(filter.text()));
    }

    private static Condition onList(LeadFilter filter, Function<String, Condition> text) {
        return filter.listed() == null
                ? optional(filter.list(), list -> LeadListQueries.has(LEAD.ID, list))
                : narrowed(filter.listed(), text);
    }

    private static <T> Condition optional(@Nullable T part, Function<T, Condition> condition) {
        return part == null ? DSL.noCondition() : condition.apply(part);
    }

    /** As an array, so that the leads are always read by their keys, however many the planner expects. */
    private static Condition matches(String text, boolean archived, RecordScopeQueries.Reach reach) {
        var ids = LEAD_IDS(
                DSL.val(text),
                DSL.val(MAX_MATCHES),
                DSL.val(archived),
                reach.assignees(),
                reach.makerKind(),
                reach.maker(),
                reach.teams());
        return LEAD.ID.eq(DSL.any(DSL.array(DSL.select(ids.LEAD_IDS_).from(ids))));
    }

    /** For a lead that is known: the index of words finds many, and this tells of one; slips are not forgiven here. */
    private static Condition hasWords(String text) {
        var own = DSL.condition(Routines.matches(LEAD.SEARCH_TEXT, DSL.val(text)));
        return own.or(Notes.any(Lead.TYPE, LEAD.ID, folded -> DSL.condition(Routines.matches(folded, DSL.val(text)))));
    }
}
