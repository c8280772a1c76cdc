package foyer.entitlements;

import foyer.platform.database.SystemDatabase;
import foyerdb.entitlements.Routines;
import java.time.Instant;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/** What is tidied for all tenants. */
@Component
class SweepQueries {

    private final SystemDatabase system;

    SweepQueries(SystemDatabase system) {
        this.system = system;
    }

    /** Gives back what was reserved for too long; answers for how many counters. */
    int giveBack(int most) {
        return system.dsl().select(Routines.sweep(DSL.val(most))).fetchSingle().value1();
    }

    /** Deletes what nobody asks for any more; answers how many rows. */
    int purge(Instant ended, Instant expired, int most) {
        return system.dsl()
                .select(Routines.purge(DSL.val(ended), DSL.val(expired), DSL.val(most)))
                .fetchSingle()
                .value1();
    }
}
