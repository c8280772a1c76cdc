package foyer.billing;

import static foyerdb.billing.Tables.REFUND_REQUEST;

import foyer.platform.database.SystemDatabase;
import foyerdb.billing.tables.records.RefundRequestRecord;
import java.util.Map;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.springframework.stereotype.Component;

/** What providers are asked to give back of payments, in SQL. */
@Component
class RefundRequestQueries extends MoneyRequestQueries<BillingPaymentId, RefundRequestRecord> {

    RefundRequestQueries(DSLContext db, SystemDatabase system) {
        super(db, system, REFUND_REQUEST, REFUND_REQUEST.REFUND_ID);
    }

    /** Whether some of the payment is being given back. */
    boolean isUnderWay(BillingPaymentId payment) {
        return db.fetchExists(REFUND_REQUEST, areUnderWay().and(REFUND_REQUEST.PAYMENT_ID.eq(payment.value())));
    }

    @Override
    Map<Field<?>, Object> columns(BillingPaymentId payment) {
        return Map.of(REFUND_REQUEST.PAYMENT_ID, payment.value());
    }

    @Override
    BillingPaymentId subject(RefundRequestRecord row) {
        return new BillingPaymentId(row.getPaymentId());
    }
}
