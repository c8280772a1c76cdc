package foyer.leads;

import static foyerdb.leads.Tables.LEAD;
import static java.util.Objects.requireNonNull;

import foyer.platform.graphql.Connection;
import foyer.platform.graphql.Counted;
import foyer.platform.graphql.PageRequest;
import foyer.platform.security.CurrentCaller;
import foyer.tenancy.MembershipId;
import foyer.tenancy.RecordScopeQueries;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record1;
import org.jooq.Record2;
import org.jooq.Select;
import org.jooq.SelectConditionStep;
import org.jooq.TableField;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * Pages and counts, by time, of leads by whose they are: those of whoever may see some leads only, and those that several members
 * have, or teams and their people, where a filter asks for them. Who looks after a lead, which team and who made it stand beside
 * each other in one condition, which no index serves: PostgreSQL would read the leads of all in their order until it has a page of
 * a few people's. So the newest of each of these people and teams are read, each from its index and as far as the page goes.
 */
public final class PeopleLeadQueries {

    private static final int MOST = Connection.COUNT_CAP + 1;

    private PeopleLeadQueries() {}

    /** Whether such leads are asked for, whatever else is, or others may not be seen. */
    public static boolean areLookedAt(LeadFilter filter, List<String> permissions) {
        return NearestLeadQueries.areLimited(permissions) || LedFilterQueries.ofPeople(filter) != null;
    }

    /** Whether nothing is asked for that their indexes do not tell, by time. */
    static boolean areTold(LeadFilter filter, List<String> permissions) {
        if (!NearestLeadQueries.areLimited(permissions)) {
            return LedFilterQueries.isOfPeople(filter);
        }
        return areHeld(permissions) && LedFilterQueries.isOfTime(filter);
    }

    /** Whether the caller has these permissions, and one of them for some leads only. */
    static boolean areReached(List<String> permissions) {
        return areHeld(permissions) && NearestLeadQueries.areLimited(permissions);
    }

    private static boolean areHeld(List<String> permissions) {
        var actor = CurrentCaller.actor();
        return permissions.stream().allMatch(actor::may);
    }

    /** True of the leads of the page, and of one more when there are more. */
    static Condition page(LeadFilter filter, List<String> permissions, PageRequest page) {
        var within = permissions.stream().map(LeadQueries::within).toList();
        return LEAD.ID
                .eq(DSL.any(DSL.array(nearest(filter, permissions, page))))
                .and(DSL.and(within));
    }

    /** So many of these leads, made when the filter says; all where there are fewer. */
    static Select<Record1<UUID>> some(LeadFilter filter, List<String> permissions, int most) {
        var all = reading(filter, permissions, leads -> leads.limit(most)).all().asTable("theirs");
        return DSL.select(requireNonNull(all.field(LEAD.ID))).from(all).limit(most);
    }

    /**
     * Those that come next by time, made when the filter says and whether they meet what else it asks for or not, and one more when
     * there are more: put in order before any lead is read.
     */
    public static Select<Record1<UUID>> nearest(LeadFilter filter, List<String> permissions, PageRequest page) {
        var keyset = LeadOrder.CREATED_AT_DESC.keyset();
        var all = reading(filter, permissions, leads -> keyset.limited(leads, page))
                .all()
                .asTable("theirs");
        return DSL.select(requireNonNull(all.field(LEAD.ID)))
                .from(all)
                .orderBy(keyset.orderBy(page.backward(), all))
                .limit(page.size() + 1);
    }

    /** How many there are, up to one more than is ever told. */
    static Counted count(DSLContext db, LeadFilter filter, List<String> permissions) {
        var all = reading(filter, permissions, leads -> leads.limit(MOST)).all().asTable("theirs");
        return db.selectCount()
                .from(DSL.selectOne().from(all).limit(MOST).asTable("those"))
                .fetchSingle(row -> Counted.of(row.value1()));
    }

    private static Reading reading(
            LeadFilter filter,
            List<String> permissions,
            Function<SelectConditionStep<Record2<UUID, Instant>>, Select<Record2<UUID, Instant>>> bound) {
        if (NearestLeadQueries.areLimited(permissions)) {
            var reach = RecordScopeQueries.reach(permissions);
            var made = LEAD.ASSIGNEE_ID
                    .isNull()
                    .and(LEAD.CREATED_BY_ID.eq(reach.maker()))
                    .and(LEAD.CREATED_BY_KIND.eq(reach.makerKind()));
            return new Reading(filter, reach.assignees(), reach.teams(), made, bound);
        }
        var theirs = requireNonNull(LedFilterQueries.ofPeople(filter));
        if (theirs.assignees() != null) {
            return new Reading(filter, DSL.val(LeadFieldQueries.values(theirs.assignees())), null, null, bound);
        }
        var teams = LeadFieldQueries.values(requireNonNull(theirs.teams()));
        return new Reading(filter, RecordScopeQueries.peopleOf(teams), DSL.val(teams), null, bound);
    }

    /**
     * Leads as they are read, whatever the filter asks for beside when they were made; but where it has one member's, no leads
     * that another member looks after are read as such.
     *
     * @param made those that nobody looks after and that are somebody's who made them; null for none
     * @param bound how far those of each person and team are
     */
    private record Reading(
            LeadFilter filter,
            Field<UUID[]> assignees,
            @Nullable Field<UUID[]> teams,
            @Nullable Condition made,
            Function<SelectConditionStep<Record2<UUID, Instant>>, Select<Record2<UUID, Instant>>> bound) {

        /** Each once: by who looks after it, else by its team, else by who made it. */
        Select<Record2<UUID, Instant>> all() {
            var all = each(LEAD.ASSIGNEE_ID, assignees, LedFilterQueries.member(filter), DSL.noCondition());
            if (teams != null) {
                var ofOthers = LEAD.ASSIGNEE_ID.isNull().or(LEAD.ASSIGNEE_ID.ne(DSL.all(assignees)));
                all = all.unionAll(each(LEAD.TEAM_ID, teams, null, ofOthers));
            }
            if (made != null) {
                var ofNoTeam = teams == null
                        ? DSL.noCondition()
                        : LEAD.TEAM_ID.isNull().or(teams.isNull()).or(LEAD.TEAM_ID.ne(DSL.all(teams)));
                all = all.unionAll(among(made.and(ofNoTeam)));
            }
            return all;
        }

        /**
         * Those of each of several members or teams, from a part of an index that has them by time.
         *
         * @param values which; one that is there twice is read once
         * @param only the one that alone is meant; null for all
         */
        private Select<Record2<UUID, Instant>> each(
                TableField<?, UUID> column, Field<UUID[]> values, @Nullable MembershipId only, Condition beside) {
            var all = DSL.unnest(values).as("every", "by");
            var by = requireNonNull(all.field("by", UUID.class));
            var each = DSL.selectDistinct(by)
                    .from(all)
                    .where(only == null ? DSL.noCondition() : by.eq(only.value()))
                    .asTable("whose", "by");
            var those = among(column.eq(requireNonNull(each.field("by", UUID.class)))
                            .and(beside))
                    .asTable("those");
            return DSL.select(requireNonNull(those.field(LEAD.ID)), requireNonNull(those.field(LEAD.CREATED_AT)))
                    .from(each)
                    .crossJoin(DSL.lateral(those));
        }

        /** Of those that the caller may see: beside what says so again their index would not be taken for the one to go by. */
        private Select<Record2<UUID, Instant>> among(Condition some) {
            var those = LeadFilterQueries.inOrder(filter, LeadOrder.CREATED_AT_DESC);
            return bound.apply(
                    DSL.select(LEAD.ID, LEAD.CREATED_AT).from(LEAD).where(some).and(those));
        }
    }
}
