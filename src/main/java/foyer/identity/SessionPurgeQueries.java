package foyer.identity;

import static foyerdb.identity.Tables.REFRESH_TOKEN;
import static foyerdb.identity.Tables.SESSION;
import static foyerdb.identity.Tables.SOCKET_TICKET;
import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.selectOne;

import foyer.platform.database.SystemDatabase;
import java.time.Instant;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Deletes what is over, of every user: tokens and tickets before the sessions that they belong to. */
@Component
class SessionPurgeQueries {

    private final SystemDatabase system;

    SessionPurgeQueries(SystemDatabase system) {
        this.system = system;
    }

    /** Deletes up to so many sessions that ran out before this moment, none its user's newest; answers how many. */
    int deleteOver(Instant before, int most) {
        var newer = SESSION.as("newer");
        var over = system.dsl()
                .select(SESSION.USER_ID, SESSION.ID)
                .from(SESSION)
                .where(SESSION.EXPIRES_AT.lt(before))
                .and(exists(selectOne()
                        .from(newer)
                        .where(newer.USER_ID.eq(SESSION.USER_ID))
                        .and(newer.ID.gt(SESSION.ID))))
                .limit(most)
                .fetch();
        var users = over.intoSet(SESSION.USER_ID).toArray(UUID[]::new);
        var sessions = over.intoSet(SESSION.ID).toArray(UUID[]::new);
        // The keys of both begin with the user.
        system.dsl()
                .deleteFrom(REFRESH_TOKEN)
                .where(REFRESH_TOKEN.USER_ID.eq(any(users)))
                .and(REFRESH_TOKEN.SESSION_ID.eq(any(sessions)))
                .execute();
        system.dsl()
                .deleteFrom(SOCKET_TICKET)
                .where(SOCKET_TICKET.USER_ID.eq(any(users)))
                .and(SOCKET_TICKET.SESSION_ID.eq(any(sessions)))
                .execute();
        return system.dsl()
                .deleteFrom(SESSION)
                .where(SESSION.ID.eq(any(sessions)))
                .execute();
    }
}
