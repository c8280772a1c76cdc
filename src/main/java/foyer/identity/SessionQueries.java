package foyer.identity;

import static foyerdb.identity.Tables.REFRESH_TOKEN;
import static foyerdb.identity.Tables.SESSION;
import static foyerdb.identity.Tables.TOTP;
import static org.jooq.Records.mapping;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.least;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.notExists;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.val;
import static org.jooq.impl.DSL.when;

import foyer.platform.database.SystemDatabase;
import java.time.Instant;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record3;
import org.jooq.SelectJoinStep;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Sessions and refresh tokens in SQL. */
@Component
class SessionQueries {

    private final DSLContext db;
    private final SystemDatabase system;

    SessionQueries(DSLContext db, SystemDatabase system) {
        this.db = db;
        this.system = system;
    }

    Sessions.@Nullable Holder holderOf(byte[] hash) {
        return system.dsl()
                .select(
                        REFRESH_TOKEN.USER_ID.convertFrom(UserId::new),
                        REFRESH_TOKEN.SESSION_ID.convertFrom(SessionId::new))
                .from(REFRESH_TOKEN)
                .where(REFRESH_TOKEN.HASH.eq(hash))
                .fetchOne(mapping(Sessions.Holder::new));
    }

    @Nullable UUID lastTenant(UserId user) {
        return system.dsl()
                .select(SESSION.TENANT_ID)
                .from(SESSION)
                .where(SESSION.USER_ID.eq(user.value()))
                .and(SESSION.IMPERSONATOR_ID.isNull())
                .orderBy(SESSION.ID.desc())
                .limit(1)
                .fetchOne(SESSION.TENANT_ID);
    }

    @Nullable Session session(SessionId id) {
        return db.select(
                        SESSION.ID.convertFrom(SessionId::new),
                        SESSION.CREATED_AT,
                        SESSION.LAST_USED_AT,
                        SESSION.EXPIRES_AT,
                        SESSION.IP,
                        SESSION.USER_AGENT,
                        field(SESSION.IMPERSONATOR_ID.isNotNull()))
                .from(SESSION)
                .where(SESSION.ID.eq(id.value()))
                .fetchOne(mapping(Session::new));
    }

    @Nullable Impersonation impersonation(SessionId id) {
        return db.select(
                        SESSION.IMPERSONATOR_NAME,
                        SESSION.IMPERSONATOR_EMAIL,
                        SESSION.ENDS_AT,
                        SESSION.IMPERSONATION_REASON)
                .from(SESSION)
                .where(SESSION.ID.eq(id.value()))
                .and(SESSION.IMPERSONATOR_ID.isNotNull())
                .fetchOne(mapping(Impersonation::new));
    }

    @Nullable LockedSession lock(SessionId id) {
        return db.select(
                        SESSION.ID.convertFrom(SessionId::new),
                        SESSION.EXPIRES_AT,
                        SESSION.ENDS_AT,
                        SESSION.REVOKED_AT,
                        when(SESSION.COOKIE_HASH.isNull(), SessionTransport.BEARER.name())
                                .otherwise(SessionTransport.COOKIE.name())
                                .convertFrom(SessionTransport::valueOf))
                .from(SESSION)
                .where(SESSION.ID.eq(id.value()))
                .forUpdate()
                .fetchOne(mapping(LockedSession::new));
    }

    RefreshToken token(byte[] hash) {
        return tokens().where(REFRESH_TOKEN.HASH.eq(hash)).fetchSingle(mapping(RefreshToken::new));
    }

    RefreshToken newest(UserId user, SessionId session) {
        return tokens().where(REFRESH_TOKEN.USER_ID.eq(user.value()))
                .and(REFRESH_TOKEN.SESSION_ID.eq(session.value()))
                .orderBy(REFRESH_TOKEN.GENERATION.desc())
                .limit(1)
                .fetchSingle(mapping(RefreshToken::new));
    }

    void insert(NewSession session, Instant expiresAt, Instant endsAt) {
        var by = session.impersonator();
        db.insertInto(SESSION)
                .set(SESSION.ID, session.id().value())
                .set(SESSION.USER_ID, session.user().value())
                .set(SESSION.TENANT_ID, session.tenant())
                .set(SESSION.MEMBERSHIP_ID, session.membership())
                .set(SESSION.IP, session.ip())
                .set(SESSION.USER_AGENT, session.userAgent())
                .set(SESSION.CREATED_AT, session.createdAt())
                .set(SESSION.LAST_USED_AT, session.createdAt())
                .set(SESSION.EXPIRES_AT, expiresAt)
                .set(SESSION.ENDS_AT, endsAt)
                .set(
                        SESSION.COOKIE_HASH,
                        session.cookie() == null ? null : session.cookie().hash())
                .set(SESSION.IMPERSONATOR_ID, by == null ? null : by.user().value())
                .set(
                        SESSION.IMPERSONATOR_SESSION_ID,
                        by == null ? null : by.session().value())
                .set(SESSION.IMPERSONATOR_NAME, by == null ? null : by.name())
                .set(SESSION.IMPERSONATOR_EMAIL, by == null ? null : by.email())
                .set(SESSION.IMPERSONATION_REASON, by == null ? null : by.reason())
                .execute();
    }

    void insertToken(
            UserId user, SessionId session, byte[] hash, int generation, @Nullable Integer parent, Instant now) {
        db.insertInto(REFRESH_TOKEN)
                .set(REFRESH_TOKEN.HASH, hash)
                .set(REFRESH_TOKEN.USER_ID, user.value())
                .set(REFRESH_TOKEN.SESSION_ID, session.value())
                .set(REFRESH_TOKEN.GENERATION, generation)
                .set(REFRESH_TOKEN.PARENT_GENERATION, parent)
                .set(REFRESH_TOKEN.CREATED_AT, now)
                .execute();
    }

    void markUsed(UserId user, SessionId session, int generation, Instant now) {
        db.update(REFRESH_TOKEN)
                .set(REFRESH_TOKEN.USED_AT, now)
                .where(REFRESH_TOKEN.USER_ID.eq(user.value()))
                .and(REFRESH_TOKEN.SESSION_ID.eq(session.value()))
                .and(REFRESH_TOKEN.GENERATION.eq(generation))
                .execute();
    }

    void prolong(SessionId session, Instant now, Instant expiresAt) {
        db.update(SESSION)
                .set(SESSION.LAST_USED_AT, now)
                .set(SESSION.EXPIRES_AT, expiresAt)
                .where(SESSION.ID.eq(session.value()))
                .execute();
    }

    /** By one statement, before anyone is known: whoever comes second finds it done. */
    boolean use(SessionId session, Instant now, Instant before, Instant expiresAt) {
        return system.dsl()
                        .update(SESSION)
                        .set(SESSION.LAST_USED_AT, now)
                        .set(SESSION.EXPIRES_AT, least(val(expiresAt), SESSION.ENDS_AT))
                        .where(SESSION.ID.eq(session.value()))
                        .and(SESSION.LAST_USED_AT.le(before))
                        .and(SESSION.EXPIRES_AT.gt(now))
                        .and(SESSION.REVOKED_AT.isNull())
                        .execute()
                > 0;
    }

    /** Of every user, by the login that may end what it prolongs. */
    void expireWithoutFactor(UUID tenant, Instant now) {
        system.dsl()
                .update(SESSION)
                .set(SESSION.EXPIRES_AT, now)
                .where(SESSION.TENANT_ID.eq(tenant))
                .and(SESSION.REVOKED_AT.isNull())
                .and(SESSION.EXPIRES_AT.gt(now))
                .and(notExists(selectOne()
                        .from(TOTP)
                        .where(TOTP.USER_ID.eq(SESSION.USER_ID))
                        .and(TOTP.CONFIRMED_AT.isNotNull())))
                .execute();
    }

    /** What was issued before is of an older generation now. */
    void move(SessionId session, UUID tenant, UUID membership, Instant endsAt) {
        db.update(SESSION)
                .set(SESSION.TENANT_ID, tenant)
                .set(SESSION.MEMBERSHIP_ID, membership)
                .set(SESSION.GENERATION, SESSION.GENERATION.plus(1))
                .set(SESSION.ENDS_AT, endsAt)
                .where(SESSION.ID.eq(session.value()))
                .execute();
    }

    void leaveUnless(SessionId session, @Nullable UUID tenant) {
        db.update(SESSION)
                .setNull(SESSION.TENANT_ID)
                .setNull(SESSION.MEMBERSHIP_ID)
                .where(SESSION.ID.eq(session.value()))
                .and(SESSION.TENANT_ID.isDistinctFrom(tenant))
                .execute();
    }

    void setCookie(SessionId session, byte[] hash) {
        db.update(SESSION)
                .set(SESSION.COOKIE_HASH, hash)
                .where(SESSION.ID.eq(session.value()))
                .execute();
    }

    void revoke(SessionId session, RevocationReason why, Instant now) {
        revoke(session, why, now, noCondition());
    }

    /** Answers whether it was a cookie's, and lived. */
    boolean revokeCookie(SessionId session, RevocationReason why, Instant now) {
        return revoke(session, why, now, SESSION.COOKIE_HASH.isNotNull()) > 0;
    }

    private int revoke(SessionId session, RevocationReason why, Instant now, Condition only) {
        return db.update(SESSION)
                .set(SESSION.REVOKED_AT, now)
                .set(SESSION.REVOKED_WHY, why.name())
                .where(SESSION.ID.eq(session.value()))
                .and(SESSION.REVOKED_AT.isNull())
                .and(only)
                .execute();
    }

    private SelectJoinStep<Record3<Integer, Integer, Instant>> tokens() {
        return db.select(REFRESH_TOKEN.GENERATION, REFRESH_TOKEN.PARENT_GENERATION, REFRESH_TOKEN.USED_AT)
                .from(REFRESH_TOKEN);
    }
}
