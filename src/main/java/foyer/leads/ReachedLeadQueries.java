package foyer.leads;

import static foyerdb.leads.Tables.LEAD;
import static java.util.Objects.requireNonNull;

import foyer.platform.graphql.Connection;
import foyer.platform.graphql.Counted;
import foyer.platform.graphql.PageRequest;
import foyer.platform.security.CurrentCaller;
import foyer.tenancy.RecordScopeQueries;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record1;
import org.jooq.Record2;
import org.jooq.Select;
import org.jooq.SelectConditionStep;
import org.jooq.impl.DSL;

/**
 * Pages and counts for whoever may see some leads only. Who looks after a lead, which team and who made it stand beside each other in one
 * condition, which no index serves: PostgreSQL would read the leads of all in their order until it has a page of a few people's.
 * So the newest of each of these people and teams are read, each from its index and as far as the page goes.
 */
final class ReachedLeadQueries {

    private static final int MOST = Connection.COUNT_CAP + 1;

    private ReachedLeadQueries() {}

    /** Whether the caller sees some leads only, and the filter asks for nothing that their indexes do not tell, by time. */
    static boolean areWorthALook(LeadFilter filter, List<String> permissions) {
        var actor = CurrentCaller.actor();
        return permissions.stream().allMatch(actor::may)
                && permissions.stream().anyMatch(RecordScopeQueries::isLimited)
                && LedFilterQueries.isOfTime(filter);
    }

    /** True of the leads of the page, and of one more when there are more. */
    static Condition page(LeadFilter filter, List<String> permissions, PageRequest page) {
        var within = permissions.stream().map(LeadQueries::within).toList();
        return LEAD.ID
                .eq(DSL.any(DSL.array(nearest(filter, permissions, page))))
                .and(DSL.and(within));
    }

    /** So many leads that the caller has all of these permissions for, made when the filter says; all where there are fewer. */
    static Select<Record1<UUID>> some(LeadFilter filter, List<String> permissions, int most) {
        var all = new Reading(filter, permissions, leads -> leads.limit(most))
                .all()
                .asTable("reached");
        return DSL.select(requireNonNull(all.field(LEAD.ID))).from(all).limit(most);
    }

    /**
     * Those that come next by time, of all that the caller has these permissions for and that were made when the filter says: put
     * in order as they are, so that none of the others is read once more.
     */
    static Select<Record1<UUID>> nearest(LeadFilter filter, List<String> permissions, PageRequest page) {
        var keyset = LeadOrder.CREATED_AT_DESC.keyset();
        return LeadsOfEachQueries.nearest(
                new Reading(filter, permissions, leads -> keyset.limited(leads, page)).all(), page);
    }

    /** How many there are, up to one more than is ever told. */
    static Counted count(DSLContext db, LeadFilter filter, List<String> permissions) {
        var all = new Reading(filter, permissions, leads -> leads.limit(MOST))
                .all()
                .asTable("reached");
        return db.selectCount()
                .from(DSL.selectOne().from(all).limit(MOST).asTable("those"))
                .fetchSingle(row -> Counted.of(row.value1()));
    }

    /**
     * Leads as they are read, whatever the filter asks for beside when they were made; but where it has one member's, no leads
     * that another member looks after are read as such.
     *
     * @param bound how far those of each person and team are
     */
    private record Reading(
            LeadFilter filter,
            List<String> permissions,
            Function<SelectConditionStep<Record2<UUID, Instant>>, Select<Record2<UUID, Instant>>> bound) {

        /** Each once: by who looks after it, else by its team, else by who made it. */
        Select<Record2<UUID, Instant>> all() {
            var reach = RecordScopeQueries.reach(permissions);
            var ofOthers = LEAD.ASSIGNEE_ID.isNull().or(LEAD.ASSIGNEE_ID.ne(DSL.all(reach.assignees())));
            var ofNoTeam = LEAD.TEAM_ID.isNull().or(reach.teams().isNull()).or(LEAD.TEAM_ID.ne(DSL.all(reach.teams())));
            var made = LEAD.ASSIGNEE_ID
                    .isNull()
                    .and(LEAD.CREATED_BY_ID.eq(reach.maker()))
                    .and(LEAD.CREATED_BY_KIND.eq(reach.makerKind()));
            var member = LedFilterQueries.member(filter);
            return LeadsOfEachQueries.of(LEAD.ASSIGNEE_ID, reach.assignees(), member, this::among)
                    .unionAll(
                            LeadsOfEachQueries.of(LEAD.TEAM_ID, reach.teams(), null, some -> among(some.and(ofOthers))))
                    .unionAll(among(made.and(ofNoTeam)));
        }

        /** Of those that the caller may see: beside what says so again their index would not be taken for the one to go by. */
        private Select<Record2<UUID, Instant>> among(Condition some) {
            var those = LeadFilterQueries.inOrder(filter, LeadOrder.CREATED_AT_DESC);
            return bound.apply(
                    DSL.select(LEAD.ID, LEAD.CREATED_AT).from(LEAD).where(some).and(those));
        }
    }
}
