package foyer.leads;

import static foyerdb.leads.Tables.LEAD;
import static java.util.Objects.requireNonNull;

import java.util.Objects;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * Whether an index leads to the leads of a filter. Where none does leads are looked at one by one, and so they are for what several
 * parts of a filter ask for together: how many of these is bounded ({@link NearestLeadQueries}).
 */
final class LedFilterQueries {

    private LedFilterQueries() {}

    /** Whether an index has the leads of a page of the filter in this order, or a few in which all of them are. */
    static boolean tellsPage(LeadFilter filter, LeadOrder order) {
        var told =
                switch (order) {
                    case CREATED_AT_DESC -> count(filter.createdAt(), led(filter)) + (isOneTag(filter) ? 1 : 0);
                    case UPDATED_AT_DESC -> count(filter.updatedAt());
                    case SCORE_DESC -> count(filter.score());
                    case TITLE_ASC, VALUE_DESC, FIRST_RESPONSE_DUE_ASC -> 0;
                };
        return isOfFew(filter)
                || (parts(filter) == told + toldAlternatives(filter, order)
                        && (filter.listed() == null || tellsPage(filter.listed(), order)));
    }

    /** Alternatives are read one by one, each from its own index. */
    private static int toldAlternatives(LeadFilter filter, LeadOrder order) {
        return order == LeadOrder.CREATED_AT_DESC
                        && filter.any() != null
                        && filter.any().stream().allMatch(one -> tellsPage(one, order))
                ? 1
                : 0;
    }

    /** Whether an index has the leads of the filter, so that as many are counted as are told. */
    static boolean tellsCount(LeadFilter filter) {
        if (filter.listed() != null && parts(filter) == 0) {
            return tellsCount(filter.listed());
        }
        var single = Stream.of(
                        filter.stages(), filter.pipelines(), filter.kinds(), filter.countries(), filter.updatedAt())
                .anyMatch(Objects::nonNull);
        var told = parts(filter) == 1 && (single || filter.score() != null);
        var each = parts(filter) == 1
                && filter.any() != null
                && filter.any().stream().allMatch(LedFilterQueries::tellsCount);
        return isOfFew(filter)
                || (filter.listed() == null
                        && (told || each || parts(filter) == count(filter.createdAt(), led(filter))));
    }

    /** Somebody may look after many: what else is asked for is then looked for in the order of their index. */
    private static boolean isOfFew(LeadFilter filter) {
        return filter.ofFew() && !isOfOneMember(filter);
    }

    private static boolean isOfOneMember(LeadFilter filter) {
        return filter.assignees() != null
                && filter.assignees().size() == 1
                && count(
                                filter.teams(),
                                filter.email(),
                                filter.phone(),
                                filter.company(),
                                filter.city(),
                                filter.text(),
                                filter.wonAt(),
                                filter.lostAt(),
                                filter.firstResponseDue(),
                                filter.list(),
                                filter.listed())
                        == 0;
    }

    /** Whether it wants one of some tags, and nothing else. */
    static boolean isOneTag(LeadFilter filter) {
        return parts(filter) == 1
                && filter.listed() == null
                && !isOfFew(filter)
                && filter.tags() != null
                && filter.tags().wantsOne();
    }

    /** How many parts it has, but for those of few leads and what its list asks for. */
    private static int parts(LeadFilter filter) {
        return count(
                filter.assignees(),
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
                filter.slaBreached(),
                filter.any(),
                filter.not());
    }

    private static int count(@Nullable Object... parts) {
        return Math.toIntExact(Stream.of(parts).filter(Objects::nonNull).count());
    }

    /** The part of a filter whose index has its leads in the order of time; null when there is none. */
    static @Nullable Condition led(LeadFilter filter) {
        if (Boolean.TRUE.equals(filter.doNotContact())) {
            return DSL.condition(LEAD.DO_NOT_CONTACT);
        }
        if (Boolean.TRUE.equals(filter.slaBreached())) {
            return LEAD.SLA_BREACHED_AT.isNotNull();
        }
        if (isOfOneMember(filter)) {
            return LEAD.ASSIGNEE_ID.eq(
                    requireNonNull(filter.assignees()).getFirst().value());
        }
        if (filter.stages() != null && filter.stages().size() == 1) {
            return LEAD.STAGE_ID.eq(filter.stages().getFirst().value());
        }
        if (filter.countries() != null && filter.countries().size() == 1) {
            return LEAD.ADDRESS_COUNTRY.eq(filter.countries().getFirst());
        }
        return Boolean.TRUE.equals(filter.unassigned()) && !LeadFilterQueries.isArchived(filter)
                ? LEAD.ASSIGNEE_ID.isNull()
                : null;
    }
}
