package foyer.leads;

import static foyerdb.leads.Tables.LEAD;

import foyer.tenancy.MembershipId;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * Whether an index leads to the leads of a filter. Where none does leads are looked at one by one, and so they are for what several
 * parts of a filter ask for together: how many of these is bounded ({@link NearestLeadQueries}).
 */
public final class LedFilterQueries {

    private LedFilterQueries() {}

    /**
     * Whether an index has the leads of a page of the filter in this order, or a few in which all of them are. One index has one
     * part in the order of time, and the time beside it: what else is asked for together it does not tell.
     */
    static boolean tellsPage(LeadFilter filter, LeadOrder order) {
        if (isOfFew(filter)) {
            return true;
        }
        var byTime = order == LeadOrder.CREATED_AT_DESC;
        var others = parts(filter) - ofOrder(filter, order);
        if (filter.listed() != null) {
            return others == 0 && tellsPage(filter.listed(), order);
        }
        if (byTime && filter.any() != null) {
            // Alternatives are read one by one, each from its own index.
            return others == 1 && filter.any().stream().allMatch(one -> tellsPage(one, order));
        }
        return others == (byTime ? count(led(filter)) : 0);
    }

    /** Parts that say between which places of the order leads stand. */
    private static int ofOrder(LeadFilter filter, LeadOrder order) {
        return switch (order) {
            case CREATED_AT_DESC -> count(filter.createdAt());
            case UPDATED_AT_DESC -> count(filter.updatedAt());
            case SCORE_DESC -> count(filter.score());
            case FIRST_RESPONSE_DUE_ASC -> count(filter.firstResponseDue());
            case TITLE_ASC, VALUE_DESC -> 0;
        };
    }

    /** Whether an index has the leads of the filter, so that as many are counted as are told. */
    static boolean tellsCount(LeadFilter filter) {
        if (filter.listed() != null && parts(filter) == 0) {
            return tellsCount(filter.listed());
        }
        var single = Stream.of(
                        filter.stages(),
                        filter.pipelines(),
                        filter.kinds(),
                        filter.countries(),
                        filter.updatedAt(),
                        filter.firstResponseDue(),
                        filter.wonAt(),
                        filter.lostAt(),
                        filter.company(),
                        filter.list())
                .anyMatch(Objects::nonNull);
        var told = parts(filter) == 1 && (single || filter.score() != null);
        var each = parts(filter) == 1
                && filter.any() != null
                && filter.any().stream().allMatch(LedFilterQueries::tellsCount);
        return isOfFew(filter)
                || (filter.listed() == null
                        && (told || each || parts(filter) == count(filter.createdAt(), led(filter))));
    }

    /** Whether it asks for nothing but when leads were made, so that an index of whoever looks after them tells of them. */
    static boolean isOfTime(LeadFilter filter) {
        return !isOfFew(filter) && filter.listed() == null && parts(filter) == count(filter.createdAt());
    }

    /** Whether all of its leads can be looked at: few have one e-mail or phone, and of a text so many are found at most. */
    public static boolean isOfFew(LeadFilter filter) {
        return count(filter.email(), filter.phone(), filter.text()) > 0
                || (filter.listed() != null && isOfFew(filter.listed()));
    }

    /** Whether each lead tells itself whether it meets it: nothing is looked up for it. */
    static boolean isOfColumns(LeadFilter filter) {
        return count(
                        filter.tags(),
                        filter.customFields(),
                        filter.text(),
                        filter.list(),
                        filter.listed(),
                        filter.any(),
                        filter.not())
                == 0;
    }

    /** The filter, or that of its list, that has the leads of several members, or of teams; null where none has, or one has one member's. */
    static @Nullable LeadFilter ofPeople(LeadFilter filter) {
        if (member(filter) != null) {
            return null;
        }
        if (areSeveral(filter.assignees()) || filter.teams() != null) {
            return filter;
        }
        return filter.listed() == null ? null : ofPeople(filter.listed());
    }

    /** Whether it asks for nothing but whose leads and when they were made. */
    static boolean isOfPeople(LeadFilter filter) {
        return !isOfFew(filter)
                && filter.listed() == null
                && ofPeople(filter) != null
                && parts(filter) == 1 + count(filter.createdAt());
    }

    /** Whether leads of more than one member are asked for, or of none. */
    static boolean areSeveral(@Nullable List<MembershipId> assignees) {
        return assignees != null && assignees.size() != 1;
    }

    /** Whether it wants one of some tags, and nothing else. */
    static boolean isOneTag(LeadFilter filter) {
        return parts(filter) == 1
                && filter.listed() == null
                && !isOfFew(filter)
                && filter.tags() != null
                && filter.tags().wantsOne();
    }

    /** How many parts it has, but for those of few leads and what its list's filter asks for. */
    private static int parts(LeadFilter filter) {
        return count(
                filter.assignees(),
                filter.teams(),
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
                filter.wonAt(),
                filter.lostAt(),
                filter.company(),
                filter.countries(),
                filter.city(),
                filter.doNotContact(),
                filter.slaBreached(),
                filter.firstResponseDue(),
                filter.listed() == null ? filter.list() : null,
                filter.any(),
                filter.not());
    }

    private static int count(@Nullable Object... parts) {
        return Math.toIntExact(Stream.of(parts).filter(Objects::nonNull).count());
    }

    /** The one member whose leads the filter, or that of its list, has only; null where it does not say so. */
    static @Nullable MembershipId member(LeadFilter filter) {
        if (filter.assignees() != null && filter.assignees().size() == 1) {
            return filter.assignees().getFirst();
        }
        return filter.listed() == null ? null : member(filter.listed());
    }

    /** The part of a filter, or of that of its list, whose index has its leads in the order of time; null when there is none. */
    static @Nullable Condition led(LeadFilter filter) {
        if (Boolean.TRUE.equals(filter.doNotContact())) {
            return DSL.condition(LEAD.DO_NOT_CONTACT);
        }
        if (Boolean.TRUE.equals(filter.slaBreached())) {
            return LEAD.SLA_BREACHED_AT.isNotNull();
        }
        var member = member(filter);
        if (member != null) {
            return LEAD.ASSIGNEE_ID.eq(member.value());
        }
        if (filter.city() != null) {
            return LeadFieldQueries.ofCity(filter.city());
        }
        if (filter.stages() != null && filter.stages().size() == 1) {
            return LEAD.STAGE_ID.eq(filter.stages().getFirst().value());
        }
        if (filter.countries() != null && filter.countries().size() == 1) {
            return LEAD.ADDRESS_COUNTRY.eq(filter.countries().getFirst());
        }
        if (Boolean.TRUE.equals(filter.unassigned())) {
            return LEAD.ASSIGNEE_ID.isNull();
        }
        return filter.listed() == null ? null : led(filter.listed());
    }
}
