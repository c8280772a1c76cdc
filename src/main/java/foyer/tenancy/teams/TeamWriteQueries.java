package foyer.tenancy.teams;

import static foyerdb.tenancy.Tables.MEMBERSHIP;
import static foyerdb.tenancy.Tables.TEAM;
import static foyerdb.tenancy.Tables.TEAM_MEMBER;
import static org.jooq.Records.mapping;

import foyer.platform.security.CurrentCaller;
import foyer.tenancy.MembershipId;
import foyer.tenancy.MembershipStatus;
import foyerdb.tenancy.Keys;
import foyerdb.tenancy.tables.records.TeamMemberRecord;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Writes teams and who belongs to them, in the tenant acted in. */
@Component
class TeamWriteQueries {

    private final DSLContext db;

    TeamWriteQueries(DSLContext db) {
        this.db = db;
    }

    TeamId insert(String name, Instant at) {
        return db.insertInto(TEAM)
                .set(TEAM.TENANT_ID, CurrentCaller.tenant())
                .set(TEAM.NAME, name)
                .set(TEAM.CREATED_AT, at)
                .set(TEAM.UPDATED_AT, at)
                .returningResult(TEAM.ID)
                .fetchSingle(row -> new TeamId(row.value1()));
    }

    /** How many teams there are. */
    int count() {
        return db.fetchCount(TEAM, TEAM.TENANT_ID.eq(CurrentCaller.tenant()).and(TEAM.DELETED_AT.isNull()));
    }

    /** Nobody else changes the team or its members until the transaction ends; null when there is none. */
    @Nullable Team lock(TeamId id) {
        return db.select(TEAM.ID.convertFrom(TeamId::new), TEAM.NAME, TEAM.CREATED_AT)
                .from(TEAM)
                .where(isTeam(id))
                .forUpdate()
                .fetchOne(mapping(Team::new));
    }

    void rename(TeamId id, String name, Instant at) {
        db.update(TEAM)
                .set(TEAM.NAME, name)
                .set(TEAM.UPDATED_AT, at)
                .where(isTeam(id))
                .execute();
    }

    /** It has no members any more and is found by nobody; its row stays until it is forgotten. */
    void delete(TeamId id, Instant at) {
        db.deleteFrom(TEAM_MEMBER).where(isOf(id)).execute();
        db.update(TEAM).set(TEAM.DELETED_AT, at).where(isTeam(id)).execute();
    }

    /** Of one that is deleted the row goes too, and with it what points to it still. */
    void forget(TeamId id) {
        db.deleteFrom(TEAM)
                .where(TEAM.TENANT_ID.eq(CurrentCaller.tenant()))
                .and(TEAM.ID.eq(id.value()))
                .and(TEAM.DELETED_AT.isNotNull())
                .execute();
    }

    /** Of these memberships those of the tenant that have not ended, which they do not until the transaction ends. */
    Set<MembershipId> lockPresent(Collection<MembershipId> ids) {
        return db
                .select(MEMBERSHIP.ID.convertFrom(MembershipId::new))
                .from(MEMBERSHIP)
                .where(MEMBERSHIP.TENANT_ID.eq(CurrentCaller.tenant()))
                .and(MEMBERSHIP.ID.eq(DSL.any(values(ids))))
                .and(MEMBERSHIP.STATUS.ne(MembershipStatus.REMOVED.name()))
                .orderBy(MEMBERSHIP.ID)
                .forShare()
                .fetch(row -> row.value1())
                .stream()
                .collect(Collectors.toUnmodifiableSet());
    }

    /** As what each belongs to the team, also whoever has left the tenant. */
    Map<MembershipId, TeamRole> roles(TeamId team) {
        return db.select(
                        TEAM_MEMBER.MEMBERSHIP_ID.convertFrom(MembershipId::new),
                        TEAM_MEMBER.ROLE.convertFrom(TeamRole::valueOf))
                .from(TEAM_MEMBER)
                .where(isOf(team))
                .fetchMap(row -> row.value1(), row -> row.value2());
    }

    /** These and nobody else belong to the team; whoever did before keeps the day on which they were added. */
    void setMembers(TeamId team, List<TeamInputs.Member> members, Instant at) {
        var ids = members.stream().map(TeamInputs.Member::membership).toList();
        db.deleteFrom(TEAM_MEMBER)
                .where(isOf(team))
                .and(TEAM_MEMBER.MEMBERSHIP_ID.ne(DSL.all(values(ids))))
                .execute();
        if (members.isEmpty()) {
            return;
        }
        db.insertInto(TEAM_MEMBER)
                .set(members.stream().map(member -> row(team, member, at)).toList())
                .onConflictOnConstraint(Keys.TEAM_MEMBER_KEY)
                .doUpdate()
                .set(TEAM_MEMBER.ROLE, DSL.excluded(TEAM_MEMBER.ROLE))
                .execute();
    }

    void leaveAll(MembershipId member) {
        db.deleteFrom(TEAM_MEMBER)
                .where(TEAM_MEMBER.TENANT_ID.eq(CurrentCaller.tenant()))
                .and(TEAM_MEMBER.MEMBERSHIP_ID.eq(member.value()))
                .execute();
    }

    void add(TeamId team, MembershipId member, Instant at) {
        db.insertInto(TEAM_MEMBER)
                .set(row(team, new TeamInputs.Member(member, TeamRole.MEMBER), at))
                .execute();
    }

    private static TeamMemberRecord row(TeamId team, TeamInputs.Member member, Instant at) {
        var row = new TeamMemberRecord();
        row.setTenantId(CurrentCaller.tenant());
        row.setTeamId(team.value());
        row.setMembershipId(member.membership().value());
        row.setRole(member.role().name());
        row.setCreatedAt(at);
        return row;
    }

    private static Condition isTeam(TeamId id) {
        return TEAM.TENANT_ID
                .eq(CurrentCaller.tenant())
                .and(TEAM.ID.eq(id.value()))
                .and(TEAM.DELETED_AT.isNull());
    }

    private static Condition isOf(TeamId team) {
        return TEAM_MEMBER.TENANT_ID.eq(CurrentCaller.tenant()).and(TEAM_MEMBER.TEAM_ID.eq(team.value()));
    }

    private static UUID[] values(Collection<MembershipId> ids) {
        return ids.stream().map(MembershipId::value).toArray(UUID[]::new);
    }
}
