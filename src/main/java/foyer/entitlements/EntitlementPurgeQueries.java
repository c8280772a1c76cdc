package foyer.entitlements;

import static foyerdb.entitlements.Tables.CLAIM;
import static foyerdb.entitlements.Tables.CLAIM_LIMIT;
import static foyerdb.entitlements.Tables.CLAIM_OVERRIDE;
import static foyerdb.entitlements.Tables.COUNTER;
import static foyerdb.entitlements.Tables.FROZEN_MARK;
import static foyerdb.entitlements.Tables.KEPT_MARK;
import static foyerdb.entitlements.Tables.RESERVATION;

import foyer.platform.database.Transactions;
import foyer.platform.purge.RowPurgeQueries;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** Takes out what the tenant could do and has used. */
@Component
class EntitlementPurgeQueries extends RowPurgeQueries {

    private static final int ORDER = 700;

    EntitlementPurgeQueries(DSLContext db, Transactions transactions) {
        super(
                db,
                transactions,
                "entitlements",
                ORDER,
                List.of(FROZEN_MARK, KEPT_MARK, RESERVATION, COUNTER, CLAIM_OVERRIDE, CLAIM_LIMIT, CLAIM),
                Map.of());
    }
}
