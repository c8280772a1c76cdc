package foyer.identity;

import static foyerdb.identity.Tables.SESSION;
import static org.jooq.Records.mapping;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.noCondition;

import foyer.platform.graphql.Connection;
import foyer.platform.graphql.Keyset;
import foyer.platform.graphql.PageRequest;
import java.time.Instant;
import java.util.List;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** A user's sessions that live, in SQL. */
@Component
class OpenSessionQueries {

    private static final Keyset<Session> NEWEST_FIRST = Keyset.descending(
            "OPENED",
            List.of(
                    new Keyset.Column<>(SESSION.CREATED_AT, Session::createdAt),
                    new Keyset.Column<>(SESSION.ID, session -> session.id().value())));

    private final DSLContext db;

    OpenSessionQueries(DSLContext db) {
        this.db = db;
    }

    Connection<Session> page(UserId user, Instant now, PageRequest page) {
        return NEWEST_FIRST.page(
                db.select(
                                SESSION.ID.convertFrom(SessionId::new),
                                SESSION.CREATED_AT,
                                SESSION.LAST_USED_AT,
                                SESSION.EXPIRES_AT,
                                SESSION.IP,
                                SESSION.USER_AGENT,
                                field(SESSION.IMPERSONATOR_ID.isNotNull()))
                        .from(SESSION)
                        .where(lives(user, now)),
                page,
                mapping(Session::new),
                () -> db.fetchCount(
                        db.selectOne().from(SESSION).where(lives(user, now)).limit(Connection.COUNT_CAP + 1)));
    }

    OpenSessions.@Nullable Ended end(UserId user, SessionId session, RevocationReason why, Instant now) {
        var ended = end(lives(user, now).and(SESSION.ID.eq(session.value())), why, now);
        return ended.isEmpty() ? null : ended.getFirst();
    }

    List<OpenSessions.Ended> endAll(UserId user, @Nullable SessionId but, RevocationReason why, Instant now) {
        var others = but == null ? noCondition() : SESSION.ID.ne(but.value());
        return end(lives(user, now).and(others), why, now);
    }

    private List<OpenSessions.Ended> end(Condition which, RevocationReason why, Instant now) {
        return db.update(SESSION)
                .set(SESSION.REVOKED_AT, now)
                .set(SESSION.REVOKED_WHY, why.name())
                .where(which)
                .returningResult(
                        SESSION.ID.convertFrom(SessionId::new),
                        SESSION.TENANT_ID,
                        SESSION.MEMBERSHIP_ID,
                        field(SESSION.COOKIE_HASH.isNotNull()))
                .fetch(mapping(OpenSessions.Ended::new));
    }

    private static Condition lives(UserId user, Instant now) {
        return SESSION.USER_ID.eq(user.value()).and(SESSION.REVOKED_AT.isNull()).and(SESSION.EXPIRES_AT.gt(now));
    }
}
