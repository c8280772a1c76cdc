package foyer.tenancy.teams;

import static foyerdb.tenancy.Tables.MEMBERSHIP;
import static foyerdb.tenancy.Tables.TEAM;
import static foyerdb.tenancy.Tables.TEAM_MEMBER;
import static org.jooq.Records.mapping;

import foyer.platform.graphql.Connection;
import foyer.platform.graphql.Keyset;
import foyer.platform.graphql.PageRequest;
import foyer.platform.security.CurrentCaller;
import foyer.tenancy.MembershipId;
import foyer.tenancy.MembershipStatus;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record3;
import org.jooq.SelectJoinStep;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/** Reads teams and who belongs to them. */
@Component
class TeamQueries {

    private static final Keyset<Team> NAME = Keyset.ascending(
            "NAME",
            List.of(
                    new Keyset.Column<>(TEAM.NAME, Team::name),
                    new Keyset.Column<>(TEAM.ID, team -> team.id().value())));

    private final DSLContext db;

    TeamQueries(DSLContext db) {
        this.db = db;
    }

    Map<UUID, Team> byIds(Collection<UUID> ids) {
        return teams()
                .where(isHere())
                .and(TEAM.ID.eq(DSL.any(ids.toArray(UUID[]::new))))
                .fetch(mapping(Team::new))
                .stream()
                .collect(Collectors.toMap(team -> team.id().value(), Function.identity()));
    }

    Map<TeamId, Team> byTeamIds(Collection<TeamId> ids) {
        return byIds(ids.stream().map(TeamId::value).toList()).values().stream()
                .collect(Collectors.toMap(Team::id, Function.identity()));
    }

    /** All of them: there are no more than so many. */
    List<Team> all(int most) {
        return teams().where(isHere()).orderBy(TEAM.ID).limit(most).fetch(mapping(Team::new));
    }

    Connection<Team> page(PageRequest page) {
        return NAME.page(
                teams().where(isHere()),
                page,
                mapping(Team::new),
                () -> db.fetchCount(db.selectOne().from(TEAM).where(isHere()).limit(Connection.COUNT_CAP + 1)));
    }

    /** The teams of each of these members, by name; of whoever has left the tenant none. */
    Map<MembershipId, List<Team>> ofMembers(Collection<MembershipId> members) {
        var ids = members.stream().map(MembershipId::value).toArray(UUID[]::new);
        return db.select(
                        TEAM_MEMBER.MEMBERSHIP_ID.convertFrom(MembershipId::new),
                        TEAM.ID.convertFrom(TeamId::new),
                        TEAM.NAME,
                        TEAM.CREATED_AT)
                .from(TEAM_MEMBER)
                .join(TEAM)
                .on(TEAM.TENANT_ID.eq(TEAM_MEMBER.TENANT_ID), TEAM.ID.eq(TEAM_MEMBER.TEAM_ID))
                .join(MEMBERSHIP)
                .on(isMemberOfTeam())
                .where(TEAM_MEMBER.TENANT_ID.eq(CurrentCaller.tenant()))
                .and(TEAM_MEMBER.MEMBERSHIP_ID.eq(DSL.any(ids)))
                .orderBy(TEAM.NAME, TEAM.ID)
                .fetchGroups(row -> row.value1(), row -> new Team(row.value2(), row.value3(), row.value4()));
    }

    /** Who belongs to each of these teams, heads first; whoever has left the tenant is not among them. */
    Map<TeamId, List<TeamMember>> members(Collection<TeamId> teams) {
        var ids = teams.stream().map(TeamId::value).toArray(UUID[]::new);
        return db.select(
                        TEAM_MEMBER.TEAM_ID.convertFrom(TeamId::new),
                        TEAM_MEMBER.MEMBERSHIP_ID.convertFrom(MembershipId::new),
                        TEAM_MEMBER.ROLE.convertFrom(TeamRole::valueOf),
                        TEAM_MEMBER.CREATED_AT)
                .from(TEAM_MEMBER)
                .join(MEMBERSHIP)
                .on(isMemberOfTeam())
                .where(TEAM_MEMBER.TENANT_ID.eq(CurrentCaller.tenant()))
                .and(TEAM_MEMBER.TEAM_ID.eq(DSL.any(ids)))
                .orderBy(TEAM_MEMBER.ROLE, TEAM_MEMBER.CREATED_AT, TEAM_MEMBER.ID)
                .fetchGroups(row -> row.value1(), row -> new TeamMember(row.value2(), row.value3(), row.value4()));
    }

    /** A membership is an own row in any tenant, so each join names the tenant. */
    private static Condition isMemberOfTeam() {
        return MEMBERSHIP
                .TENANT_ID
                .eq(TEAM_MEMBER.TENANT_ID)
                .and(MEMBERSHIP.ID.eq(TEAM_MEMBER.MEMBERSHIP_ID))
                .and(MEMBERSHIP.STATUS.ne(MembershipStatus.REMOVED.name()));
    }

    private SelectJoinStep<Record3<TeamId, String, Instant>> teams() {
        return db.select(TEAM.ID.convertFrom(TeamId::new), TEAM.NAME, TEAM.CREATED_AT)
                .from(TEAM);
    }

    private static Condition isHere() {
        return TEAM.TENANT_ID.eq(CurrentCaller.tenant()).and(TEAM.DELETED_AT.isNull());
    }
}
