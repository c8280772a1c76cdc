package foyer.leads.batches;

import static foyerdb.leads.Routines.indexWaitingWords;

import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/**
 * The words of new leads, which wait in a list that each search reads until somebody puts them into their index: whoever writes
 * while the list is full, unless it was done before.
 */
@Component
public class WaitingWordQueries {

    private final DSLContext db;

    WaitingWordQueries(DSLContext db) {
        this.db = db;
    }

    /** Puts those that wait into the index, of all tenants; some 50 µs a lead. Two at once wait for each other. */
    public void index() {
        db.select(indexWaitingWords()).fetch();
    }
}
