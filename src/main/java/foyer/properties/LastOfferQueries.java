package foyer.properties;

import static foyerdb.properties.Tables.PROPERTY;

import foyer.platform.money.Money;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** What properties were offered at when the public last ceased to see them, in SQL; for one that is held. */
@Component
class LastOfferQueries {

    private final DSLContext db;

    LastOfferQueries(DSLContext db) {
        this.db = db;
    }

    /** The public ceases to see it at these prices. */
    void keep(PropertyId id, OfferedPrices prices) {
        var sale = prices.sale();
        var rent = prices.rent();
        var period = prices.period();
        db.update(PROPERTY)
                .set(PROPERTY.LAST_SALE_MINOR, sale == null ? null : sale.amountMinor())
                .set(PROPERTY.LAST_SALE_CURRENCY, sale == null ? null : sale.currency())
                .set(PROPERTY.LAST_RENT_MINOR, rent == null ? null : rent.amountMinor())
                .set(PROPERTY.LAST_RENT_CURRENCY, rent == null ? null : rent.currency())
                .set(PROPERTY.LAST_RENT_PERIOD, period == null ? null : period.name())
                .where(PROPERTY.ID.eq(id.value()))
                .execute();
    }

    OfferedPrices of(PropertyId id) {
        return db.select(
                        PROPERTY.LAST_SALE_MINOR,
                        PROPERTY.LAST_SALE_CURRENCY,
                        PROPERTY.LAST_RENT_MINOR,
                        PROPERTY.LAST_RENT_CURRENCY,
                        PROPERTY.LAST_RENT_PERIOD)
                .from(PROPERTY)
                .where(PROPERTY.ID.eq(id.value()))
                .fetchSingle(row -> new OfferedPrices(
                        Money.of(row.value1(), row.value2()),
                        Money.of(row.value3(), row.value4()),
                        row.value5() == null ? null : RentPeriod.valueOf(row.value5())));
    }
}
