package foyer.tenancy.teams;

import static foyerdb.tenancy.Tables.MEMBERSHIP;
import static foyerdb.tenancy.Tables.TEAM;
import static foyerdb.tenancy.Tables.TEAM_MEMBER;

import foyer.platform.security.CurrentCaller;
import foyer.tenancy.MembershipId;
import foyer.tenancy.MembershipStatus;
import foyerdb.tenancy.tables.records.TeamMemberRecord;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/** The places of one member in the teams of the tenant acted in. */
@Component
class MemberPlaceQueries {

    private final DSLContext db;

    MemberPlaceQueries(DSLContext db) {
        this.db = db;
    }

    /** As what the member belongs to which team. */
    Map<TeamId, TeamRole> of(MembershipId member) {
        return db.select(TEAM_MEMBER.TEAM_ID.convertFrom(TeamId::new), TEAM_MEMBER.ROLE.convertFrom(TeamRole::valueOf))
                .from(TEAM_MEMBER)
                .where(isOf(member))
                .fetchMap(row -> row.value1(), row -> row.value2());
    }

    /** Of these the teams that there are, which nobody else changes until the transaction ends. */
    Set<TeamId> lock(Collection<TeamId> teams) {
        return db.select(TEAM.ID)
                .from(TEAM)
                .where(TEAM.TENANT_ID.eq(CurrentCaller.tenant()))
                .and(TEAM.ID.eq(DSL.any(values(teams))))
                .and(TEAM.DELETED_AT.isNull())
                .orderBy(TEAM.ID)
                .forUpdate()
                .fetchSet(row -> new TeamId(row.value1()));
    }

    /** How many belong to each, whoever has left the tenant not counted; one without members is absent. */
    Map<TeamId, Integer> sizes(Collection<TeamId> teams) {
        return db.select(TEAM_MEMBER.TEAM_ID, DSL.count())
                .from(TEAM_MEMBER)
                .join(MEMBERSHIP)
                .on(MEMBERSHIP.TENANT_ID.eq(TEAM_MEMBER.TENANT_ID), MEMBERSHIP.ID.eq(TEAM_MEMBER.MEMBERSHIP_ID))
                .where(TEAM_MEMBER.TENANT_ID.eq(CurrentCaller.tenant()))
                .and(TEAM_MEMBER.TEAM_ID.eq(DSL.any(values(teams))))
                .and(MEMBERSHIP.STATUS.ne(MembershipStatus.REMOVED.name()))
                .groupBy(TEAM_MEMBER.TEAM_ID)
                .fetchMap(row -> new TeamId(row.value1()), row -> row.value2());
    }

    void leave(MembershipId member, Collection<TeamId> teams) {
        db.deleteFrom(TEAM_MEMBER)
                .where(isOf(member))
                .and(TEAM_MEMBER.TEAM_ID.eq(DSL.any(values(teams))))
                .execute();
    }

    void join(MembershipId member, Collection<TeamId> teams, Instant at) {
        db.insertInto(TEAM_MEMBER)
                .set(teams.stream().map(team -> row(member, team, at)).toList())
                .execute();
    }

    private static TeamMemberRecord row(MembershipId member, TeamId team, Instant at) {
        var row = new TeamMemberRecord();
        row.setTenantId(CurrentCaller.tenant());
        row.setTeamId(team.value());
        row.setMembershipId(member.value());
        row.setRole(TeamRole.MEMBER.name());
        row.setCreatedAt(at);
        return row;
    }

    private static Condition isOf(MembershipId member) {
        return TEAM_MEMBER.TENANT_ID.eq(CurrentCaller.tenant()).and(TEAM_MEMBER.MEMBERSHIP_ID.eq(member.value()));
    }

    private static UUID[] values(Collection<TeamId> teams) {
        return teams.stream().map(TeamId::value).toArray(UUID[]::new);
    }
}
