package foyer.tenancy;

import static foyerdb.tenancy.Tables.MEMBERSHIP;
import static foyerdb.tenancy.Tables.TEAM_MEMBER;

import foyer.platform.security.Actor;
import foyer.platform.security.CurrentCaller;
import foyer.platform.security.RecordScope;
import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.springframework.stereotype.Component;

/**
 * Which records a permission is good for, for every kind of record that somebody looks after: a module puts
 * {@link #within} into each of its statements (spec/tenancy.md, rules). By {@code uuid} and {@code =} only, so that
 * indexes serve beneath row-level security.
 */
@Component
public class RecordScopeQueries {

    private final DSLContext db;

    RecordScopeQueries(DSLContext db) {
        this.db = db;
    }

    /**
     * True of the records that the caller has the permission for: of none without it, of all without a limit, of the own
     * ones with OWN, and with TEAM also of those that are assigned to somebody in one of the caller's teams. Own are those
     * assigned to the caller, and those that the caller made and nobody is assigned to.
     *
     * @param makerKind the column {@code created_by_kind}
     * @param maker the column {@code created_by_id}
     */
    public static Condition within(
            String permission, Field<UUID> assignee, Field<String> makerKind, Field<UUID> maker) {
        var actor = CurrentCaller.actor();
        if (actor instanceof Actor.System) {
            return DSL.noCondition();
        }
        if (!actor.may(permission)) {
            return DSL.falseCondition();
        }
        return switch (actor.scope(permission)) {
            case ALL -> DSL.noCondition();
            case TEAM -> assignee.eq(DSL.any(teammates())).or(own(actor, assignee, makerKind, maker));
            case OWN -> own(actor, assignee, makerKind, maker);
        };
    }

    /**
     * The same of records that a team may look after as a whole: with TEAM those of the caller's teams are within too,
     * whoever they are assigned to.
     *
     * @param team the column {@code team_id}
     */
    public static Condition within(
            String permission, Field<UUID> assignee, Field<String> makerKind, Field<UUID> maker, Field<UUID> team) {
        var byPeople = within(permission, assignee, makerKind, maker);
        var actor = CurrentCaller.actor();
        return !(actor instanceof Actor.System) && actor.may(permission) && actor.scope(permission) == RecordScope.TEAM
                ? byPeople.or(team.eq(DSL.any(ownTeams())))
                : byPeople;
    }

    /**
     * The same for a function that searches beneath row-level security and finds no more than so many.
     *
     * @param assignees whose records; null for everybody's
     * @param makerKind with {@code maker}: whose records that nobody is assigned to
     * @param teams whose records besides, where teams have any; null for no team's
     */
    public record Reach(Field<UUID[]> assignees, Field<String> makerKind, Field<UUID> maker, Field<UUID[]> teams) {

        static final Reach ALL =
                new Reach(none(), DSL.castNull(SQLDataType.CLOB), DSL.castNull(SQLDataType.UUID), none());

        private static Field<UUID[]> none() {
            return DSL.castNull(SQLDataType.UUID.array());
        }
    }

    /** Of the records that the caller has these permissions for, which are nested: those of the narrowest. */
    public static Reach reach(Collection<String> permissions) {
        var actor = CurrentCaller.actor();
        if (actor instanceof Actor.System) {
            return Reach.ALL;
        }
        var scopes = permissions.stream().map(actor::scope).collect(Collectors.toSet());
        var self = DSL.array(DSL.val(actor.id(), SQLDataType.UUID));
        var kind = DSL.val(actor.kind(), SQLDataType.CLOB);
        var maker = DSL.val(actor.id(), SQLDataType.UUID);
        if (scopes.contains(RecordScope.OWN)) {
            return new Reach(self, kind, maker, Reach.none());
        }
        return scopes.contains(RecordScope.TEAM)
                ? new Reach(DSL.arrayConcat(teammates(), self), kind, maker, ownTeams())
                : Reach.ALL;
    }

    private static Condition own(Actor actor, Field<UUID> assignee, Field<String> makerKind, Field<UUID> maker) {
        var made = assignee.isNull().and(maker.eq(actor.id())).and(makerKind.eq(actor.kind()));
        return actor instanceof Actor.Member ? assignee.eq(actor.id()).or(made) : made;
    }

    /** As an array, so that it is read once a statement and the index of assignees serves. */
    private static Field<UUID[]> teammates() {
        var mine = TEAM_MEMBER.as("mine");
        var theirs = TEAM_MEMBER.as("theirs");
        return DSL.array(DSL.select(theirs.MEMBERSHIP_ID)
                .from(mine)
                .join(theirs)
                .on(theirs.TENANT_ID.eq(mine.TENANT_ID), theirs.TEAM_ID.eq(mine.TEAM_ID))
                .where(mine.TENANT_ID.eq(CurrentCaller.tenant()))
                .and(mine.MEMBERSHIP_ID.eq(CurrentCaller.actor().id())));
    }

    /** The caller's teams, as an array, so that it is read once a statement and an index of teams serves. */
    private static Field<UUID[]> ownTeams() {
        return DSL.array(DSL.select(TEAM_MEMBER.TEAM_ID)
                .from(TEAM_MEMBER)
                .where(TEAM_MEMBER.TENANT_ID.eq(CurrentCaller.tenant()))
                .and(TEAM_MEMBER.MEMBERSHIP_ID.eq(CurrentCaller.actor().id())));
    }

    /** The members of these teams, as an array that is read once a statement, for filters by team. */
    public static Field<UUID[]> peopleOf(UUID[] teams) {
        return DSL.array(DSL.select(TEAM_MEMBER.MEMBERSHIP_ID)
                .from(TEAM_MEMBER)
                .where(TEAM_MEMBER.TENANT_ID.eq(CurrentCaller.tenant()))
                .and(TEAM_MEMBER.TEAM_ID.eq(DSL.any(teams))));
    }

    /** Whether the permission is good for some records only. */
    public static boolean isLimited(String permission) {
        return CurrentCaller.actor().scope(permission) != RecordScope.ALL;
    }

    /** Whether the caller has the permission, for whatever records. */
    public boolean holds(String permission) {
        var actor = CurrentCaller.actor();
        return actor instanceof Actor.System || actor.may(permission);
    }

    /** Those of the teams whose records are within the caller's permission: where it is limited, the caller's own. */
    public Set<UUID> reachedTeams(String permission, Collection<UUID> teams) {
        var actor = CurrentCaller.actor();
        if (!holds(permission)) {
            return Set.of();
        }
        var scope = actor instanceof Actor.System ? RecordScope.ALL : actor.scope(permission);
        return switch (scope) {
            case ALL -> Set.copyOf(teams);
            case TEAM ->
                db.select(TEAM_MEMBER.TEAM_ID)
                        .from(TEAM_MEMBER)
                        .where(TEAM_MEMBER.TENANT_ID.eq(CurrentCaller.tenant()))
                        .and(TEAM_MEMBER.MEMBERSHIP_ID.eq(actor.id()))
                        .and(TEAM_MEMBER.TEAM_ID.eq(DSL.any(teams.toArray(UUID[]::new))))
                        .fetchSet(TEAM_MEMBER.TEAM_ID);
            case OWN -> Set.of();
        };
    }

    /** True of the teams whose records are within the caller's permission, as {@link #reachedTeams}; never of none. */
    public static Condition reachesTeam(String permission, Field<UUID> team) {
        var actor = CurrentCaller.actor();
        if (actor instanceof Actor.System) {
            return team.isNotNull();
        }
        return switch (actor.may(permission) ? actor.scope(permission) : RecordScope.OWN) {
            case ALL -> team.isNotNull();
            case TEAM -> team.eq(DSL.any(ownTeams()));
            case OWN -> DSL.falseCondition();
        };
    }

    /** Those of the members whose records are within the caller's permission. */
    public Set<UUID> reachedMembers(String permission, Collection<UUID> members) {
        var actor = CurrentCaller.actor();
        var scope = actor instanceof Actor.System
                ? RecordScope.ALL
                : actor.may(permission) ? actor.scope(permission) : RecordScope.OWN;
        return switch (scope) {
            case ALL -> Set.copyOf(members);
            case TEAM ->
                db.select(MEMBERSHIP.ID)
                        .from(MEMBERSHIP)
                        .where(MEMBERSHIP.TENANT_ID.eq(CurrentCaller.tenant()))
                        .and(MEMBERSHIP.ID.eq(DSL.any(members.toArray(UUID[]::new))))
                        .and(MEMBERSHIP.ID.eq(actor.id()).or(MEMBERSHIP.ID.eq(DSL.any(teammates()))))
                        .fetchSet(MEMBERSHIP.ID);
            case OWN -> members.contains(actor.id()) ? Set.of(actor.id()) : Set.of();
        };
    }

    /** Whether records that are assigned to this member are within the caller's permission. */
    public boolean reaches(String permission, MembershipId member) {
        var actor = CurrentCaller.actor();
        if (actor instanceof Actor.System || member.value().equals(actor.id())) {
            return true;
        }
        if (!actor.may(permission)) {
            return false;
        }
        return switch (actor.scope(permission)) {
            case ALL -> true;
            case TEAM ->
                db.fetchExists(DSL.selectOne().where(DSL.val(member.value()).eq(DSL.any(teammates()))));
            case OWN -> false;
        };
    }
}
