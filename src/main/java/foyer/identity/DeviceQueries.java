package foyer.identity;

import static foyerdb.identity.Tables.SESSION;

import java.time.Instant;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Records;
import org.springframework.stereotype.Component;

/** From where the calling user has signed in, in SQL. */
@Component
class DeviceQueries {

    /** A person with more has some that are not looked at. */
    private static final int MOST = 500;

    private final DSLContext db;

    DeviceQueries(DSLContext db) {
        this.db = db;
    }

    Set<Device> usedSince(UserId user, Instant moment) {
        return db.selectDistinct(SESSION.USER_AGENT, SESSION.IP)
                .from(SESSION)
                .where(isOwn(user))
                .and(SESSION.LAST_USED_AT.ge(moment))
                .limit(MOST)
                .fetchSet(Records.mapping(Device::of));
    }

    boolean hasSessions(UserId user) {
        return db.fetchExists(SESSION, isOwn(user));
    }

    /** Not of whoever acts as the user, with a device of their own. */
    private static Condition isOwn(UserId user) {
        return SESSION.USER_ID.eq(user.value()).and(SESSION.IMPERSONATOR_ID.isNull());
    }
}
