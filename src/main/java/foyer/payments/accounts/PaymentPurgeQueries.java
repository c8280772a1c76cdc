package foyer.payments.accounts;

import static foyerdb.payments.Tables.ACCOUNT;

import foyer.platform.database.Transactions;
import foyer.platform.purge.RowPurgeQueries;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** Takes out a tenant's own accounts, with their keys. */
@Component
class PaymentPurgeQueries extends RowPurgeQueries {

    private static final int ORDER = 420;

    PaymentPurgeQueries(DSLContext db, Transactions transactions) {
        super(db, transactions, "payments", ORDER, List.of(ACCOUNT), Map.of());
    }
}
