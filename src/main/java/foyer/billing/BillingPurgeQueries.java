package foyer.billing;

import static foyerdb.billing.Tables.ACCOUNT;
import static foyerdb.billing.Tables.CHECKOUT;
import static foyerdb.billing.Tables.CREDIT;
import static foyerdb.billing.Tables.CREDIT_REQUEST;
import static foyerdb.billing.Tables.CUSTOMER;
import static foyerdb.billing.Tables.DISPUTE;
import static foyerdb.billing.Tables.ENDING;
import static foyerdb.billing.Tables.HISTORY;
import static foyerdb.billing.Tables.INVOICE;
import static foyerdb.billing.Tables.INVOICE_LINE;
import static foyerdb.billing.Tables.PAYMENT;
import static foyerdb.billing.Tables.PENDING_CHANGE;
import static foyerdb.billing.Tables.REFUND;
import static foyerdb.billing.Tables.REFUND_REQUEST;
import static foyerdb.billing.Tables.SUBSCRIPTION;
import static foyerdb.billing.Tables.TEST_CLOCK;
import static foyerdb.billing.Tables.USED_COUPON;

import foyer.platform.database.Transactions;
import foyer.platform.purge.RowPurgeQueries;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** Takes out what a tenant paid for. */
@Component
class BillingPurgeQueries extends RowPurgeQueries {

    private static final int ORDER = 690;

    BillingPurgeQueries(DSLContext db, Transactions transactions) {
        super(
                db,
                transactions,
                "billing",
                ORDER,
                List.of(
                        TEST_CLOCK,
                        HISTORY,
                        REFUND_REQUEST,
                        CREDIT_REQUEST,
                        CREDIT,
                        ENDING,
                        USED_COUPON,
                        PENDING_CHANGE,
                        ACCOUNT,
                        SUBSCRIPTION,
                        INVOICE_LINE,
                        INVOICE,
                        PAYMENT,
                        REFUND,
                        DISPUTE,
                        CHECKOUT,
                        CUSTOMER),
                Map.of());
    }
}
