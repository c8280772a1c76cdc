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
                        filter.firstResponseDue())
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

    /**
     * Whether a part of it, or of the filter of its list, has an index to itself and is met by a part of the leads only, so that
     * all of those can be looked at. Somebody may look after many: what else is asked for is looked for in the order of their
     * index.
     */
    public static boolean isOfFew(LeadFilter filter) {
        return areSeveral(filter.assignees())
                || filter.teams() != null
                || hasFew(filter)
                || (filter.listed() == null ? filter.list() != null : isOfFew(filter.listed()));
    }

    private static boolean hasFew(LeadFilter filter) {
        return count(
                        filter.email(),
                        filter.phone(),
                        filter.company(),
                        filter.city(),
                        filter.text(),
                        filter.wonAt(),
                        filter.lostAt())
                > 0;
    }

    /** Whether it has the leads of several members, or those of teams, and no other part that is met by a part of the leads only. */
    static boolean isOfPeople(LeadFilter filter) {
        var people = filter.teams() == null ? areSeveral(filter.assignees()) : filter.assignees() == null;
        return people && !hasFew(filter) && count(filter.list(), filter.listed(), filter.any()) == 0;
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
                filter.firstResponseDue(),
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
