package foyer.leads;

import static foyerdb.leads.Tables.LEAD;
import static java.util.Objects.requireNonNull;

import foyer.platform.graphql.Connection;
import foyer.platform.graphql.Counted;
import foyer.platform.graphql.PageRequest;
import foyer.platform.security.CurrentCaller;
import foyer.tenancy.RecordScopeQueries;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record1;
import org.jooq.Select;
import org.jooq.SelectConditionStep;
import org.jooq.TableField;
import org.jooq.impl.DSL;

/**
 * Pages and counts for whoever may see some leads only. Who looks after a lead, which team and who made it stand beside each other in one
 * condition, which no index serves: PostgreSQL would read the leads of all in their order until it has a page of a few people's.
 * So the newest of each of these people and teams are read, each from its index and as far as the page goes.
 */
final class ReachedLeadQueries {

    private static final int MOST = Connection.COUNT_CAP + 1;

    private ReachedLeadQueries() {}

    /** Whether the caller sees some leads only, and no part of the filter leads to fewer; these indexes have the newest first. */
    static boolean areWorthALook(LeadFilter filter, List<String> permissions) {
        var actor = CurrentCaller.actor();
        return permissions.stream().allMatch(actor::may)
                && permissions.stream().anyMatch(RecordScopeQueries::isLimited)
                && !LedFilterQueries.isOfFew(filter)
                && !LeadTextQueries.areIn(filter)
                && !leadsElsewhere(filter);
    }

    /** Whether what it asks for may have an index that leads to fewer than a team looks after. */
    private static boolean leadsElsewhere(LeadFilter filter) {
        return Stream.of(filter.customFields(), filter.countries(), filter.updatedAt(), filter.any())
                        .anyMatch(Objects::nonNull)
                || (filter.tags() != null && filter.tags().wantsSome());
    }

    /** True of the leads of the page, and of one more when there are more. */
    static Condition page(LeadFilter filter, List<String> permissions, PageRequest page) {
        var keyset = LeadOrder.CREATED_AT_DESC.keyset();
        var ids = new Reading(filter, permissions, leads -> keyset.limited(leads, page)).all();
        var within = permissions.stream().map(LeadQueries::within).toList();
        return LEAD.ID.eq(DSL.any(DSL.array(ids))).and(DSL.and(within));
    }

    /** So many leads that the caller has all of these permissions for, archived or not; all where there are fewer. */
    static Select<Record1<UUID>> some(boolean archived, List<String> permissions, int most) {
        var among = new LeadFilter(null, null, null, null, archived);
        var all = new Reading(among, permissions, leads -> leads.limit(most))
                .all()
                .asTable("reached", "id");
        return DSL.select(requireNonNull(all.field("id", UUID.class))).from(all).limit(most);
    }

    /** Those that come next by time, of all that the caller has these permissions for. */
    static Select<Record1<UUID>> nearest(boolean archived, List<String> permissions, PageRequest page) {
        var keyset = LeadOrder.CREATED_AT_DESC.keyset();
        var among = new LeadFilter(null, null, null, null, archived);
        var each = new Reading(among, permissions, leads -> keyset.limited(leads, page)).all();
        return keyset.limited(DSL.select(LEAD.ID).from(LEAD).where(LEAD.ID.eq(DSL.any(DSL.array(each)))), page);
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
     * Leads as they are read.
     *
     * @param bound how far those of each person and team are
     */
    private record Reading(
            LeadFilter filter,
            List<String> permissions,
            Function<SelectConditionStep<Record1<UUID>>, Select<Record1<UUID>>> bound) {

        /** Each once: by who looks after it, else by its team, else by who made it. */
        Select<Record1<UUID>> all() {
            var reach = RecordScopeQueries.reach(permissions);
            var ofOthers = LEAD.ASSIGNEE_ID.isNull().or(LEAD.ASSIGNEE_ID.ne(DSL.all(reach.assignees())));
            var ofNoTeam = LEAD.TEAM_ID.isNull().or(reach.teams().isNull()).or(LEAD.TEAM_ID.ne(DSL.all(reach.teams())));
            var made = LEAD.ASSIGNEE_ID
                    .isNull()
                    .and(LEAD.CREATED_BY_ID.eq(reach.maker()))
                    .and(LEAD.CREATED_BY_KIND.eq(reach.makerKind()));
            return ofEach(LEAD.ASSIGNEE_ID, reach.assignees(), DSL.noCondition())
                    .unionAll(ofEach(LEAD.TEAM_ID, reach.teams(), ofOthers))
                    .unionAll(among(made.and(ofNoTeam)));
        }

        private Select<Record1<UUID>> ofEach(TableField<?, UUID> column, Field<UUID[]> values, Condition rest) {
            var all = DSL.unnest(values).as("every", "by");
            var each = DSL.selectDistinct(requireNonNull(all.field("by", UUID.class)))
                    .from(all)
                    .asTable("reached_by", "by");
            var those = among(column.eq(requireNonNull(each.field("by", UUID.class)))
                            .and(rest))
                    .asTable("those", "id");
            return DSL.select(requireNonNull(those.field("id", UUID.class)))
                    .from(each)
                    .crossJoin(DSL.lateral(those));
        }

        /** Of those that the caller may see: beside what says so again their index would not be taken for the one to go by. */
        private Select<Record1<UUID>> among(Condition some) {
            var met = LeadFilterQueries.bounded(filter, List.of(), some, bound);
            return bound.apply(DSL.select(LEAD.ID).from(LEAD).where(met));
        }
    }
}
