package foyer.transfer;

import static foyerdb.transfer.Tables.IMPORT_ERROR;

import foyer.platform.database.Transactions;
import foyer.platform.purge.RowPurgeQueries;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** Takes rows out that were not imported. */
@Component
class TransferPurgeQueries extends RowPurgeQueries {

    private static final int ORDER = 400;

    TransferPurgeQueries(DSLContext db, Transactions transactions) {
        super(db, transactions, "transfer", ORDER, List.of(IMPORT_ERROR), Map.of());
    }
}
