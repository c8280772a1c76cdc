package foyer.leads;

import static foyerdb.leads.Tables.LEAD;
import static foyerdb.leads.Tables.STAGE;
import static foyerdb.search.Tables.LEAD_IDS;

import foyer.leads.lists.LeadListQueries;
import foyer.leads.pipelines.StageId;
import foyer.platform.graphql.TypedId;
import foyer.records.fields.CustomFieldFilter;
import foyer.records.fields.CustomValues;
import foyer.records.fields.RecordType;
import foyer.records.tags.Tags;
import foyer.tenancy.RecordScopeQueries;
import foyerdb.search.Routines;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.TableField;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * What a {@link LeadFilter} means in SQL, for every statement that reads leads by one. Values are compared by operators
 * that may use an index beneath row-level security; which stages and which members are meant is read once a statement,
 * as an array.
 */
public final class LeadFilterQueries {

    /** How many of the newest matches of a text are looked at, among the leads that the caller may see (LeadFilter.text). */
    private static final int MAX_MATCHES = 10_000;

    private LeadFilterQueries() {}

    /** True of the leads that the filter has, among those that the caller may see. */
    public static Condition condition(LeadFilter filter) {
        return condition(filter, List.of(LeadQueries.READ));
    }

    /** True of the leads that the filter has, among those that the caller has all of these permissions for. */
    public static Condition condition(LeadFilter filter, List<String> permissions) {
        var archiving =
                Boolean.TRUE.equals(filter.archived()) ? LEAD.ARCHIVED_AT.isNotNull() : LEAD.ARCHIVED_AT.isNull();
        var matching = narrowed(filter, text -> matches(text, RecordScopeQueries.reach(permissions)));
        var permitted = permissions.stream().map(LeadQueries::within).toList();
        return archiving.and(matching).and(DSL.and(permitted));
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
        return DSL.and(
                optional(filter.stages(), stages -> among(LEAD.STAGE_ID, StageId.values(stages))),
                stages(filter),
                optional(filter.assignees(), members -> among(LEAD.ASSIGNEE_ID, values(members))),
                optional(
                        filter.teams(),
                        teams -> LEAD.ASSIGNEE_ID.eq(DSL.any(RecordScopeQueries.peopleOf(values(teams))))),
                unassigned(filter.unassigned()),
                optional(filter.sources(), sources -> LEAD.SOURCE.eq(DSL.any(names(sources)))),
                optional(filter.tags(), tags -> Tags.matching(Lead.TYPE, LEAD.ID, tags)),
                optional(filter.customFields(), LeadFilterQueries::custom),
                optional(filter.doNotContact(), LEAD.DO_NOT_CONTACT::eq),
                amounts(filter),
                contact(filter),
                onList(filter, text),
                optional(filter.createdAt(), period -> within(LEAD.CREATED_AT, period)),
                optional(filter.updatedAt(), period -> within(LEAD.UPDATED_AT, period)),
                optional(filter.wonAt(), period -> LEAD.WON_AT.isNotNull().and(within(LEAD.WON_AT, period))),
                optional(filter.lostAt(), period -> LEAD.LOST_AT.isNotNull().and(within(LEAD.LOST_AT, period))),
                filter.text() == null || filter.text().isBlank() ? DSL.noCondition() : text.apply(filter.text()));
    }

    /** The stages of these pipelines and kinds. */
    private static Condition stages(LeadFilter filter) {
        if (filter.pipelines() == null && filter.kinds() == null) {
            return DSL.noCondition();
        }
        var meant = DSL.select(STAGE.ID)
                .from(STAGE)
                .where(optional(filter.pipelines(), pipelines -> among(STAGE.PIPELINE_ID, values(pipelines))))
                .and(optional(filter.kinds(), kinds -> STAGE.KIND.eq(DSL.any(names(kinds)))));
        return LEAD.STAGE_ID.eq(DSL.any(DSL.array(meant)));
    }

    private static Condition amounts(LeadFilter filter) {
        return DSL.and(
                optional(
                        filter.score(),
                        score -> LEAD.SCORE.isNotNull().and(between(LEAD.SCORE, score.min(), score.max()))),
                optional(
                        filter.value(),
                        value -> LEAD.VALUE_CURRENCY
                                .eq(value.currency())
                                .and(between(LEAD.VALUE_MINOR, value.minMinor(), value.maxMinor()))));
    }

    private static Condition contact(LeadFilter filter) {
        return DSL.and(
                optional(filter.email(), LEAD.CONTACT_EMAIL::eq),
                optional(filter.phone(), LEAD.CONTACT_PHONE::eq),
                optional(filter.company(), company -> LEAD.CONTACT_COMPANY_KEY.eq(folded(company))));
    }

    private static Condition onList(LeadFilter filter, Function<String, Condition> text) {
        return filter.listed() == null
                ? optional(filter.list(), list -> LeadListQueries.has(LEAD.TENANT_ID, LEAD.ID, list))
                : narrowed(filter.listed(), text);
    }

    private static Condition custom(List<CustomFieldFilter> filters) {
        return DSL.and(filters.stream()
                .map(filter -> CustomValues.matching(RecordType.LEAD, LEAD.ID, filter))
                .toList());
    }

    /** As in the column {@code contact_company_key}, and by the column's own collation: by another no index has it. */
    private static Field<String> folded(String company) {
        return DSL.lower(DSL.val(company.strip()).collate(DSL.name("pg_c_utf8")))
                .collate(DSL.name("default"));
    }

    private static <T extends Comparable<T>> Condition between(Field<T> column, @Nullable T min, @Nullable T max) {
        return DSL.and(optional(min, column::ge), optional(max, column::le));
    }

    private static Condition within(Field<Instant> column, LeadFilter.Period period) {
        return DSL.and(optional(period.from(), column::ge), optional(period.before(), column::lt));
    }

    private static <T> Condition optional(@Nullable T part, Function<T, Condition> condition) {
        return part == null ? DSL.noCondition() : condition.apply(part);
    }

    /** One value by `=`: then the filter's index has the rows in the default order already. */
    private static Condition among(TableField<?, UUID> column, UUID[] values) {
        return values.length == 1 ? column.eq(values[0]) : column.eq(DSL.any(values));
    }

    private static UUID[] values(List<? extends TypedId> ids) {
        return ids.stream().map(TypedId::value).toArray(UUID[]::new);
    }

    private static String[] names(List<? extends Enum<?>> values) {
        return values.stream().map(Enum::name).toArray(String[]::new);
    }

    private static Condition unassigned(@Nullable Boolean unassigned) {
        if (unassigned == null) {
            return DSL.noCondition();
        }
        return unassigned ? LEAD.ASSIGNEE_ID.isNull() : LEAD.ASSIGNEE_ID.isNotNull();
    }

    /** As an array, so that the leads are always read by their keys, however many the planner expects. */
    private static Condition matches(String text, RecordScopeQueries.Reach reach) {
        var ids = LEAD_IDS(DSL.val(text), DSL.val(MAX_MATCHES), reach.assignees(), reach.makerKind(), reach.maker());
        return LEAD.ID.eq(DSL.any(DSL.array(DSL.select(ids.LEAD_IDS_).from(ids))));
    }

    /** For a lead that is known: the index of words finds many, and this tells of one. */
    private static Condition hasWords(String text) {
        return DSL.condition(Routines.matches(LEAD.SEARCH_TEXT, DSL.val(text)));
    }
}
