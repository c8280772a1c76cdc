package foyer.leads.board;

import static foyerdb.leads.Routines.foldStageCounts;

import foyer.platform.database.SystemDatabase;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/** The counters of leads, for all tenants. */
@Component
class StageCountQueries {

    private final SystemDatabase system;

    StageCountQueries(SystemDatabase system) {
        this.system = system;
    }

    /** Folds what was counted of the leads of the tenants that have a few such rows; answers how many, at most so many. */
    int fold(int aFew, int most) {
        return system.dsl()
                .select(foldStageCounts(DSL.val(aFew), DSL.val(most)))
                .fetchSingle()
                .value1();
    }
}
