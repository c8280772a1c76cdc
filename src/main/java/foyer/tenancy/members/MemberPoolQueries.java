package foyer.tenancy.members;

import static foyerdb.tenancy.Tables.MEMBERSHIP;
import static foyerdb.tenancy.Tables.TEAM;
import static foyerdb.tenancy.Tables.TEAM_MEMBER;

import foyer.platform.security.CurrentCaller;
import foyer.tenancy.MembershipId;
import foyer.tenancy.MembershipStatus;
import foyer.tenancy.teams.TeamId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record1;
import org.jooq.SelectForUpdateOfStep;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/** Reads which of many members are active. */
@Component
public class MemberPoolQueries {

    private final DSLContext db;

    MemberPoolQueries(DSLContext db) {
        this.db = db;
    }

    public Set<MembershipId> active(Collection<MembershipId> ids) {
        return db.select(MEMBERSHIP.ID)
                .from(MEMBERSHIP)
                .where(areActive(ids))
                .fetchSet(row -> new MembershipId(row.value1()));
    }

    public Set<MembershipId> hold(Collection<MembershipId> ids) {
        return held(ids).fetchSet(row -> new MembershipId(row.value1()));
    }

    /** A row that is being changed is skipped, not waited for. */
    public Set<MembershipId> holdUnchanged(Collection<MembershipId> ids) {
        return held(ids).skipLocked().fetchSet(row -> new MembershipId(row.value1()));
    }

    private SelectForUpdateOfStep<Record1<UUID>> held(Collection<MembershipId> ids) {
        return db.select(MEMBERSHIP.ID)
                .from(MEMBERSHIP)
                .where(areActive(ids))
                .orderBy(MEMBERSHIP.ID)
                .forShare();
    }

    public Map<TeamId, List<MembershipId>> ofTeams(Collection<TeamId> teams) {
        return db.select(TEAM_MEMBER.TEAM_ID, TEAM_MEMBER.MEMBERSHIP_ID)
                .from(TEAM_MEMBER)
                .join(MEMBERSHIP)
                .on(MEMBERSHIP.TENANT_ID.eq(TEAM_MEMBER.TENANT_ID), MEMBERSHIP.ID.eq(TEAM_MEMBER.MEMBERSHIP_ID))
                .where(TEAM_MEMBER.TENANT_ID.eq(CurrentCaller.tenant()))
                .and(TEAM_MEMBER.TEAM_ID.eq(DSL.any(values(teams))))
                .and(MEMBERSHIP.STATUS.eq(MembershipStatus.ACTIVE.name()))
                .orderBy(TEAM_MEMBER.MEMBERSHIP_ID)
                .fetchGroups(row -> new TeamId(row.value1()), row -> new MembershipId(row.value2()));
    }

    public Set<TeamId> existing(Collection<TeamId> teams) {
        return db.select(TEAM.ID)
                .from(TEAM)
                .where(TEAM.TENANT_ID.eq(CurrentCaller.tenant()))
                .and(TEAM.ID.eq(DSL.any(values(teams))))
                .and(TEAM.DELETED_AT.isNull())
                .forKeyShare()
                .fetchSet(row -> new TeamId(row.value1()));
    }

    private static Condition areActive(Collection<MembershipId> ids) {
        return MEMBERSHIP
                .TENANT_ID
                .eq(CurrentCaller.tenant())
                .and(MEMBERSHIP.ID.eq(
                        DSL.any(ids.stream().map(MembershipId::value).toArray(UUID[]::new))))
                .and(MEMBERSHIP.STATUS.eq(MembershipStatus.ACTIVE.name()));
    }

    private static UUID[] values(Collection<TeamId> teams) {
        return teams.stream().map(TeamId::value).toArray(UUID[]::new);
    }
}
