package foyer.tenancy.actors;

import static foyerdb.tenancy.Tables.SESSION_MEMBER;

import foyer.identity.Session;
import foyer.identity.SessionId;
import foyer.identity.User;
import foyer.identity.UserId;
import foyer.platform.database.SystemDatabase;
import foyer.platform.security.CurrentCaller;
import foyer.tenancy.Blueprint;
import foyer.tenancy.Membership;
import foyer.tenancy.MembershipId;
import foyer.tenancy.MembershipStatus;
import foyer.tenancy.Role;
import foyer.tenancy.Tenant;
import foyer.tenancy.TenantId;
import foyer.tenancy.tenants.TenantQueries;
import foyerdb.tenancy.tables.records.SessionMemberRecord;
import java.nio.ByteBuffer;
import java.util.Locale;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Sessions with their user, membership and tenant, by one view that reads with its reader's rights. */
@Component
public class SessionMemberQueries {

    private final DSLContext db;
    private final SystemDatabase system;
    private final TenantAccesses accesses;

    SessionMemberQueries(DSLContext db, SystemDatabase system, TenantAccesses accesses) {
        this.db = db;
        this.system = system;
        this.accesses = accesses;
    }

    /** Any session, before anyone is known. */
    public @Nullable SessionMember any(UUID session) {
        return read(system.dsl(), SESSION_MEMBER.SESSION_ID.eq(session));
    }

    /** The session that has what hashes to this in its cookie, before anyone is known. */
    @Nullable SessionMember withCookie(byte[] hash) {
        return read(system.dsl(), SESSION_MEMBER.SESSION_COOKIE_HASH.eq(hash));
    }

    /** The calling member's own session; null once it has moved to a tenant that they do not act in here. */
    public @Nullable SessionMember own(UUID session) {
        return read(db, SESSION_MEMBER.SESSION_ID.eq(session).and(SESSION_MEMBER.TENANT_ID.eq(CurrentCaller.tenant())));
    }

    private @Nullable SessionMember read(DSLContext dsl, Condition which) {
        var row = dsl.selectFrom(SESSION_MEMBER).where(which).fetchOne();
        return row == null
                ? null
                : new SessionMember(
                        session(row),
                        hold(row),
                        row.getSessionRevokedAt() == null && row.getUserActive(),
                        user(row),
                        new Actors.Standing(
                                row.getUserSuperAdmin(),
                                row.getSessionImpersonatorId(),
                                row.getSessionImpersonatorSessionId()),
                        place(row));
    }

    private static SessionMember.Hold hold(SessionMemberRecord row) {
        var cookie = row.getSessionCookieHash();
        return new SessionMember.Hold(
                row.getSessionGeneration(),
                cookie == null ? null : ByteBuffer.wrap(cookie),
                row.getSessionLastUsedAt());
    }

    private static Session session(SessionMemberRecord row) {
        return new Session(
                new SessionId(row.getSessionId()),
                row.getSessionCreatedAt(),
                row.getSessionLastUsedAt(),
                row.getSessionExpiresAt(),
                row.getSessionIp(),
                row.getSessionUserAgent(),
                row.getSessionImpersonatorId() != null);
    }

    private static User user(SessionMemberRecord row) {
        return new User(
                new UserId(row.getUserId()),
                row.getUserName(),
                row.getUserEmail(),
                row.getUserEmailVerifiedAt(),
                row.getUserPhone(),
                row.getUserCountry(),
                Locale.forLanguageTag(row.getUserLocale()),
                row.getUserTimeZone(),
                row.getUserCreatedAt());
    }

    private SessionMember.@Nullable Place place(SessionMemberRecord row) {
        var stored = row.getMembershipStatus();
        var status = stored == null ? MembershipStatus.REMOVED : MembershipStatus.valueOf(stored);
        if (!status.acts() || TenantQueries.DELETED.equals(row.getTenantStatus())) {
            return null;
        }
        return new SessionMember.Place(
                tenant(row),
                TenantQueries.SUSPENDED.equals(row.getTenantStatus()),
                accesses.of(
                        row.getTenantId(),
                        row.getTenantBlueprint(),
                        row.getAccessLevel(),
                        row.getAccessFeatures(),
                        row.getAccessOverrides()),
                new Membership(
                        new MembershipId(row.getMembershipId()),
                        row.getMembershipName(),
                        row.getMembershipEmail(),
                        Role.valueOf(row.getMembershipRole()),
                        status,
                        row.getMembershipCreatedAt()),
                HeldRole.of(
                        row.getMembershipRole(),
                        row.getMembershipStatus(),
                        row.getMembershipGrants(),
                        row.getMembershipHeadsTeam()),
                row.getMembershipPermsVersion());
    }

    private static Tenant tenant(SessionMemberRecord row) {
        return new Tenant(
                new TenantId(row.getTenantId()),
                row.getTenantName(),
                row.getTenantSlug(),
                Blueprint.valueOf(row.getTenantBlueprint()),
                Locale.forLanguageTag(row.getTenantLocale()),
                row.getTenantTimeZone(),
                row.getTenantCurrency(),
                row.getTenantCreatedAt());
    }
}
