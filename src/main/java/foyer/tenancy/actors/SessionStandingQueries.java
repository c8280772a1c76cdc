package foyer.tenancy.actors;

import static foyerdb.tenancy.Tables.SESSION_MEMBER;

import foyer.identity.SessionId;
import foyer.identity.UserId;
import foyer.platform.database.SystemDatabase;
import foyer.tenancy.MembershipId;
import foyer.tenancy.MembershipStatus;
import foyer.tenancy.TenantId;
import foyer.tenancy.members.MembershipQueries;
import foyer.tenancy.tenants.TenantQueries;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Who many sessions belong to and where they stand, in one statement: what decides about actors, and nothing else. */
@Component
class SessionStandingQueries {

    private final SystemDatabase system;
    private final TenantAccesses accesses;

    SessionStandingQueries(SystemDatabase system, TenantAccesses accesses) {
        this.system = system;
        this.accesses = accesses;
    }

    /**
     * Where a session stands.
     *
     * @param open whether neither the session nor the user's account has been ended
     * @param seat null outside any tenant, or where the user is no active member any more
     */
    record Standing(
            UserId user,
            SessionId session,
            boolean open,
            Instant expiresAt,
            Actors.Standing held,
            MembershipQueries.@Nullable Seat seat) {}

    /** By session; one that is not there is missing. */
    Map<UUID, Standing> of(Collection<UUID> sessions) {
        return system.dsl()
                .select(
                        SESSION_MEMBER.SESSION_ID,
                        SESSION_MEMBER.SESSION_REVOKED_AT,
                        SESSION_MEMBER.SESSION_EXPIRES_AT,
                        SESSION_MEMBER.USER_ID,
                        SESSION_MEMBER.USER_ACTIVE,
                        SESSION_MEMBER.TENANT_ID,
                        SESSION_MEMBER.TENANT_STATUS,
                        SESSION_MEMBER.MEMBERSHIP_ID,
                        SESSION_MEMBER.MEMBERSHIP_STATUS,
                        SESSION_MEMBER.MEMBERSHIP_ROLE,
                        SESSION_MEMBER.TENANT_BLUEPRINT,
                        SESSION_MEMBER.ACCESS_LEVEL,
                        SESSION_MEMBER.ACCESS_FEATURES,
                        SESSION_MEMBER.ACCESS_OVERRIDES,
                        SESSION_MEMBER.SESSION_IMPERSONATOR_ID,
                        SESSION_MEMBER.SESSION_IMPERSONATOR_SESSION_ID,
                        SESSION_MEMBER.USER_SUPER_ADMIN,
                        SESSION_MEMBER.MEMBERSHIP_GRANTS,
                        SESSION_MEMBER.MEMBERSHIP_HEADS_TEAM)
                .from(SESSION_MEMBER)
                .where(SESSION_MEMBER.SESSION_ID.eq(DSL.any(sessions.toArray(UUID[]::new))))
                .fetchMap(SESSION_MEMBER.SESSION_ID, this::standing);
    }

    private Standing standing(Record row) {
        return new Standing(
                new UserId(row.get(SESSION_MEMBER.USER_ID)),
                new SessionId(row.get(SESSION_MEMBER.SESSION_ID)),
                row.get(SESSION_MEMBER.SESSION_REVOKED_AT) == null && row.get(SESSION_MEMBER.USER_ACTIVE),
                row.get(SESSION_MEMBER.SESSION_EXPIRES_AT),
                new Actors.Standing(
                        row.get(SESSION_MEMBER.USER_SUPER_ADMIN),
                        row.get(SESSION_MEMBER.SESSION_IMPERSONATOR_ID),
                        row.get(SESSION_MEMBER.SESSION_IMPERSONATOR_SESSION_ID)),
                seat(row));
    }

    private MembershipQueries.@Nullable Seat seat(Record row) {
        var status = row.get(SESSION_MEMBER.MEMBERSHIP_STATUS);
        var in = row.get(SESSION_MEMBER.TENANT_STATUS);
        if (status == null || !MembershipStatus.valueOf(status).acts() || TenantQueries.DELETED.equals(in)) {
            return null;
        }
        return new MembershipQueries.Seat(
                new TenantId(row.get(SESSION_MEMBER.TENANT_ID)),
                new MembershipId(row.get(SESSION_MEMBER.MEMBERSHIP_ID)),
                HeldRole.of(
                        row.get(SESSION_MEMBER.MEMBERSHIP_ROLE),
                        status,
                        row.get(SESSION_MEMBER.MEMBERSHIP_GRANTS),
                        row.get(SESSION_MEMBER.MEMBERSHIP_HEADS_TEAM)),
                TenantQueries.SUSPENDED.equals(in),
                accesses.of(
                        row.get(SESSION_MEMBER.TENANT_ID),
                        row.get(SESSION_MEMBER.TENANT_BLUEPRINT),
                        row.get(SESSION_MEMBER.ACCESS_LEVEL),
                        row.get(SESSION_MEMBER.ACCESS_FEATURES),
                        row.get(SESSION_MEMBER.ACCESS_OVERRIDES)));
    }
}
