package foyer.leads;

import static foyerdb.leads.Tables.LEAD;
import static foyerdb.leads.Tables.STAGE;

import foyer.leads.pipelines.StageId;
import foyer.leads.sla.FirstResponse;
import foyer.platform.graphql.TypedId;
import foyer.records.fields.CustomFieldFilter;
import foyer.records.fields.CustomValues;
import foyer.records.fields.RecordType;
import foyer.records.tags.Tags;
import foyer.tenancy.RecordScopeQueries;
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
 * What the fields of a {@link LeadFilter} mean in SQL. Values are compared by operators that may use an index beneath
 * row-level security; which stages and which members are meant is read once a statement, as an array.
 */
final class LeadFieldQueries {

    private LeadFieldQueries() {}

    /** The filter has the leads that its teams' people have and those that the teams have: each from an index of its own. */
    static List<Condition> ofTeams(LeadFilter filter) {
        if (filter.teams() == null) {
            return List.of(DSL.noCondition());
        }
        var teams = values(filter.teams());
        return List.of(LEAD.ASSIGNEE_ID.eq(DSL.any(RecordScopeQueries.peopleOf(teams))), among(LEAD.TEAM_ID, teams));
    }

    /** In the words that indexes have for it: those of archived leads alone, and those in which it stands before the time. */
    static Condition archived(boolean archived) {
        return archived
                ? LEAD.ARCHIVED_AT.isNotNull().and("({0} is null) is false", LEAD.ARCHIVED_AT)
                : LEAD.ARCHIVED_AT.isNull();
    }

    /** True of the leads whose fields are as the filter says, but for its teams. */
    static Condition met(LeadFilter filter) {
        return DSL.and(
                optional(filter.assignees(), members -> among(LEAD.ASSIGNEE_ID, values(members))),
                optional(filter.stages(), stages -> among(LEAD.STAGE_ID, StageId.values(stages))),
                stages(filter),
                unassigned(filter.unassigned()),
                optional(filter.sources(), sources -> LEAD.SOURCE.eq(DSL.any(names(sources)))),
                optional(filter.tags(), tags -> Tags.matching(Lead.TYPE, LEAD.ID, tags)),
                optional(filter.customFields(), LeadFieldQueries::custom),
                optional(filter.doNotContact(), LeadFieldQueries::notContacted),
                optional(
                        filter.slaBreached(),
                        missed -> missed ? LEAD.SLA_BREACHED_AT.isNotNull() : LEAD.SLA_BREACHED_AT.isNull()),
                optional(filter.firstResponseDue(), LeadFieldQueries::due),
                amounts(filter),
                contact(filter),
                optional(
                        filter.countries(), countries -> among(LEAD.ADDRESS_COUNTRY, countries.toArray(String[]::new))),
                optional(filter.city(), LeadFieldQueries::ofCity),
                optional(filter.createdAt(), period -> within(LEAD.CREATED_AT, period)),
                optional(filter.updatedAt(), period -> within(LEAD.UPDATED_AT, period)),
                optional(filter.wonAt(), LeadFieldQueries::won),
                optional(filter.lostAt(), LeadFieldQueries::lost));
    }

    /** What the filter says of the column that leads are ordered by: where in its index they begin and end. */
    static Condition ofOrder(LeadFilter filter, LeadOrder order) {
        return switch (order) {
            case CREATED_AT_DESC -> optional(filter.createdAt(), period -> within(LEAD.CREATED_AT, period));
            case UPDATED_AT_DESC -> optional(filter.updatedAt(), period -> within(LEAD.UPDATED_AT, period));
            case SCORE_DESC -> optional(filter.score(), LeadFieldQueries::scored);
            case VALUE_DESC ->
                optional(filter.value(), value -> between(LEAD.VALUE_RANK, value.minMinor(), value.maxMinor()));
            case FIRST_RESPONSE_DUE_ASC -> optional(filter.firstResponseDue(), LeadFieldQueries::due);
            case TITLE_ASC -> DSL.noCondition();
        };
    }

    /** By the column that has indexes, in which those without a score stand below zero. */
    private static Condition scored(LeadFilter.Score score) {
        var min = score.min() == null ? 0 : Math.max(0, score.min());
        return between(LEAD.SCORE_RANK, (long) min, score.max() == null ? null : (long) score.max());
    }

    /** As the column itself where it is true, which its index goes by. */
    private static Condition notContacted(boolean wanted) {
        var marked = DSL.condition(LEAD.DO_NOT_CONTACT);
        return wanted ? marked : DSL.not(marked);
    }

    static Condition won(LeadFilter.Period period) {
        return LEAD.WON_AT.isNotNull().and(within(LEAD.WON_AT, period));
    }

    static Condition lost(LeadFilter.Period period) {
        return LEAD.LOST_AT.isNotNull().and(within(LEAD.LOST_AT, period));
    }

    /** The stages of these pipelines and kinds. */
    static Condition stages(LeadFilter filter) {
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
                optional(filter.score(), LeadFieldQueries::scored),
                optional(
                        filter.value(),
                        value -> LEAD.VALUE_CURRENCY
                                .eq(value.currency())
                                .and(between(LEAD.VALUE_MINOR, value.minMinor(), value.maxMinor()))));
    }

    /** One that is not waited for stands at the end of time, and is due in no period. */
    static Condition due(LeadFilter.Period period) {
        return LEAD.DUE_RANK.lt(FirstResponse.NEVER).and(within(LEAD.DUE_RANK, period));
    }

    private static Condition contact(LeadFilter filter) {
        return DSL.and(
                optional(filter.email(), LEAD.CONTACT_EMAIL::eq),
                optional(filter.phone(), LEAD.CONTACT_PHONE::eq),
                optional(filter.company(), LeadFieldQueries::ofCompany));
    }

    private static Condition custom(List<CustomFieldFilter> filters) {
        return DSL.and(filters.stream()
                .map(filter -> CustomValues.matching(RecordType.LEAD, LEAD.ID, filter))
                .toList());
    }

    static Condition ofCompany(String company) {
        return LEAD.CONTACT_COMPANY_KEY.eq(folded(company));
    }

    static Condition ofCity(String city) {
        return LEAD.ADDRESS_CITY_KEY.eq(folded(city));
    }

    /**
     * As in the columns {@code contact_company_key} and {@code address_city_key}, and by the columns' own collation: by
     * another no index has it.
     */
    private static Field<String> folded(String name) {
        return DSL.lower(DSL.val(name.strip()).collate(DSL.name("pg_c_utf8"))).collate(DSL.name("default"));
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
    static <T> Condition among(TableField<?, T> column, T[] values) {
        return values.length == 1 ? column.eq(values[0]) : column.eq(DSL.any(values));
    }

    static UUID[] values(List<? extends TypedId> ids) {
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
}
