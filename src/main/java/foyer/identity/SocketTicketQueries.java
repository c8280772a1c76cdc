package foyer.identity;

import static foyerdb.identity.Tables.SESSION;
import static foyerdb.identity.Tables.SOCKET_TICKET;
import static org.jooq.Records.mapping;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.val;

import foyer.platform.database.SystemDatabase;
import java.time.Instant;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Socket tickets in SQL. */
@Component
class SocketTicketQueries {

    private final DSLContext db;
    private final SystemDatabase system;

    SocketTicketQueries(DSLContext db, SystemDatabase system) {
        this.db = db;
        this.system = system;
    }

    /** A ticket that was just used up. */
    record Used(SessionId session, int generation, Instant expiresAt) {}

    void insert(byte[] hash, SessionId session, Instant expiresAt) {
        db.insertInto(
                        SOCKET_TICKET,
                        SOCKET_TICKET.HASH,
                        SOCKET_TICKET.USER_ID,
                        SOCKET_TICKET.SESSION_ID,
                        SOCKET_TICKET.GENERATION,
                        SOCKET_TICKET.EXPIRES_AT)
                .select(select(val(hash), SESSION.USER_ID, SESSION.ID, SESSION.GENERATION, val(expiresAt))
                        .from(SESSION)
                        .where(SESSION.ID.eq(session.value())))
                .execute();
    }

    @Nullable Used delete(byte[] hash) {
        return system.dsl()
                .deleteFrom(SOCKET_TICKET)
                .where(SOCKET_TICKET.HASH.eq(hash))
                .returningResult(
                        SOCKET_TICKET.SESSION_ID.convertFrom(SessionId::new),
                        SOCKET_TICKET.GENERATION,
                        SOCKET_TICKET.EXPIRES_AT)
                .fetchOne(mapping(Used::new));
    }

    int deleteEnded(Instant now) {
        return system.dsl()
                .deleteFrom(SOCKET_TICKET)
                .where(SOCKET_TICKET.EXPIRES_AT.le(now))
                .execute();
    }
}
