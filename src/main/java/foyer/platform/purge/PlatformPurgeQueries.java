package foyer.platform.purge;

import static foyerdb.platform.Tables.EVENT_DEAD_LETTER;
import static foyerdb.platform.Tables.IDEMPOTENCY_KEY;
import static foyerdb.platform.Tables.MAIL;
import static foyerdb.platform.Tables.NUMBER_SERIES;

import foyer.platform.database.Transactions;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** Takes out mails, sent or not, outcomes of keyed mutations, numbers and dead letters. */
@Component
class PlatformPurgeQueries extends RowPurgeQueries {

    private static final int ORDER = 800;

    PlatformPurgeQueries(DSLContext db, Transactions transactions) {
        super(
                db,
                transactions,
                "platform",
                ORDER,
                List.of(MAIL, IDEMPOTENCY_KEY, NUMBER_SERIES, EVENT_DEAD_LETTER),
                Map.of("MAILS", MAIL));
    }
}
