package foyer.billing;

import static foyerdb.billing.Tables.PROVIDER_PRICE;

import foyer.payments.ProviderPrice;
import foyer.platform.database.SystemDatabase;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What providers answered for prices, in SQL: everybody's, so by the system's login. */
@Component
class ProviderPriceQueries {

    private final SystemDatabase system;

    ProviderPriceQueries(SystemDatabase system) {
        this.system = system;
    }

    @Nullable ProviderPrice read(String code, boolean live) {
        return system.dsl()
                .selectFrom(PROVIDER_PRICE)
                .where(PROVIDER_PRICE.CODE.eq(code))
                .and(PROVIDER_PRICE.LIVE.eq(live))
                .fetchOne(row -> new ProviderPrice(row.getCode(), row.getAmountRef(), row.getSeatRef()));
    }

    void write(ProviderPrice price, boolean live) {
        system.dsl()
                .insertInto(PROVIDER_PRICE)
                .set(PROVIDER_PRICE.CODE, price.code())
                .set(PROVIDER_PRICE.LIVE, live)
                .set(PROVIDER_PRICE.AMOUNT_REF, price.amountId())
                .set(PROVIDER_PRICE.SEAT_REF, price.seatId())
                .onConflict(PROVIDER_PRICE.CODE, PROVIDER_PRICE.LIVE)
                .doUpdate()
                .set(PROVIDER_PRICE.AMOUNT_REF, price.amountId())
                .set(PROVIDER_PRICE.SEAT_REF, price.seatId())
                .execute();
    }
}
