package foyer.billing;

import static foyerdb.billing.Tables.CREDIT_REQUEST;

import foyer.payments.Provider;
import foyer.platform.database.SystemDatabase;
import foyerdb.billing.tables.records.CreditRequestRecord;
import java.math.BigDecimal;
import java.util.Map;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/** What credit providers are asked to give, in SQL. */
@Component
class CreditRequestQueries extends MoneyRequestQueries<CreditHolder, CreditRequestRecord> {

    CreditRequestQueries(DSLContext db, SystemDatabase system) {
        super(db, system, CREDIT_REQUEST, CREDIT_REQUEST.CREDIT_ID);
    }

    /** How much of it somebody is being given, without what was answered. */
    long underWay(CreditHolder holder, String currency) {
        return db.select(DSL.coalesce(DSL.sum(CREDIT_REQUEST.AMOUNT_MINOR), DSL.inline(BigDecimal.ZERO)))
                .from(CREDIT_REQUEST)
                .where(areUnderWay())
                .and(CREDIT_REQUEST.PROVIDER.eq(holder.provider().name()))
                .and(CREDIT_REQUEST.CUSTOMER.eq(holder.customer()))
                .and(CREDIT_REQUEST.CURRENCY.eq(currency))
                .fetchSingle()
                .value1()
                .longValueExact();
    }

    @Override
    Map<Field<?>, Object> columns(CreditHolder holder) {
        return Map.of(
                CREDIT_REQUEST.PROVIDER, holder.provider().name(),
                CREDIT_REQUEST.CUSTOMER, holder.customer());
    }

    @Override
    CreditHolder subject(CreditRequestRecord row) {
        return new CreditHolder(Provider.valueOf(row.getProvider()), row.getCustomer());
    }
}
