package foyer.billing.clocks;

import static foyerdb.billing.Tables.TEST_CLOCK;

import foyer.platform.database.SystemDatabase;
import foyer.platform.security.CurrentCaller;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/** Where tenants' clocks stand that were set by hand, in SQL. */
@Component
class TestClockQueries {

    private static final int MOST = 10_000;

    private final DSLContext db;
    private final SystemDatabase system;

    TestClockQueries(DSLContext db, SystemDatabase system) {
        this.db = db;
        this.system = system;
    }

    /** Those of every tenant; of too many the ones that were set last. */
    Map<UUID, Instant> all() {
        return system.dsl()
                .select(TEST_CLOCK.TENANT_ID, TEST_CLOCK.AT)
                .from(TEST_CLOCK)
                .orderBy(TEST_CLOCK.AT.desc())
                .limit(MOST)
                .fetchMap(TEST_CLOCK.TENANT_ID, TEST_CLOCK.AT);
    }

    /** Sets that of the tenant acted in, unless it stands later already. */
    void stand(Instant at) {
        db.insertInto(TEST_CLOCK)
                .set(TEST_CLOCK.TENANT_ID, CurrentCaller.tenant())
                .set(TEST_CLOCK.AT, at)
                .onConflict(TEST_CLOCK.TENANT_ID)
                .doUpdate()
                .set(TEST_CLOCK.AT, at)
                .set(TEST_CLOCK.UPDATED_AT, DSL.currentInstant())
                .where(TEST_CLOCK.AT.lt(at))
                .execute();
    }
}
