package foyer.leads;

import static foyerdb.leads.Tables.LEAD;
import static java.util.Objects.requireNonNull;

import foyer.platform.graphql.PageRequest;
import foyer.tenancy.RecordScopeQueries;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jooq.Condition;
import org.jooq.Record2;
import org.jooq.Select;
import org.jooq.impl.DSL;

/**
 * Pages, by time, of the leads that several members have, or teams and their people. PostgreSQL would read the leads of all in
 * their order until it has a page of these people's, and where they have few that is every lead of the tenant. So the newest of
 * each are read, each from its index and as far as the page goes.
 */
final class PeopleLeadQueries {

    private PeopleLeadQueries() {}

    /** Whether the filter has such leads, of which no other index has fewer, and the caller sees all. */
    static boolean areWorthALook(LeadFilter filter, List<String> permissions, LeadOrder order) {
        return order == LeadOrder.CREATED_AT_DESC
                && !NearestLeadQueries.areLimited(permissions)
                && LedFilterQueries.isOfPeople(filter);
    }

    /** True of the leads of the page, and of one more when there are more. */
    static Condition page(LeadFilter filter, List<String> permissions, PageRequest page) {
        var keyset = LeadOrder.CREATED_AT_DESC.keyset();
        var those = LeadFilterQueries.besidePeople(filter, permissions);
        var all = all(
                filter,
                some -> keyset.limited(
                        DSL.select(LEAD.ID, LEAD.CREATED_AT)
                                .from(LEAD)
                                .where(some)
                                .and(those),
                        page));
        return LEAD.ID.eq(DSL.any(DSL.array(LeadsOfEachQueries.nearest(all, page))));
    }

    /** Each once: by who looks after it, else by its team. */
    private static Select<Record2<UUID, Instant>> all(
            LeadFilter filter, Function<Condition, Select<Record2<UUID, Instant>>> read) {
        if (filter.teams() == null) {
            var members = LeadFieldQueries.values(requireNonNull(filter.assignees()));
            return LeadsOfEachQueries.of(LEAD.ASSIGNEE_ID, DSL.val(members), null, read);
        }
        var teams = LeadFieldQueries.values(filter.teams());
        var people = RecordScopeQueries.peopleOf(teams);
        var ofOthers = LEAD.ASSIGNEE_ID.isNull().or(LEAD.ASSIGNEE_ID.ne(DSL.all(people)));
        return LeadsOfEachQueries.of(LEAD.ASSIGNEE_ID, people, null, read)
                .unionAll(LeadsOfEachQueries.of(
                        LEAD.TEAM_ID, DSL.val(teams), null, some -> read.apply(some.and(ofOthers))));
    }
}
