package foyer.billing;

import static foyerdb.billing.Tables.SUBSCRIPTION;

import foyer.payments.Provider;
import foyer.platform.database.SystemDatabase;
import java.util.Collection;
import java.util.List;
import org.jooq.Record1;
import org.jooq.SelectConditionStep;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/** What subscriptions of all tenants are of, in SQL; nothing here reads all of them. */
@Component
class StartQueries {

    private final SystemDatabase system;

    StartQueries(SystemDatabase system) {
        this.system = system;
    }

    /** Prices of subscriptions that have not ended, without these: from each to the next, by their index. */
    List<String> pricesBut(Collection<String> codes, int most) {
        var prices = DSL.name("prices");
        var price = DSL.field(DSL.name("prices", "price"), String.class);
        var next = DSL.field(least().and(SUBSCRIPTION.PRICE_CODE.gt(price)));
        var each = prices.fields("price")
                .as(least().unionAll(DSL.select(next).from(DSL.table(prices)).where(price.isNotNull())));
        return system.dsl()
                .withRecursive(each)
                .select(price)
                .from(DSL.table(prices))
                .where(price.ne(DSL.all(codes.toArray(String[]::new))))
                .orderBy(price)
                .limit(most)
                .fetch(price);
    }

    private static SelectConditionStep<Record1<String>> least() {
        return DSL.select(DSL.min(SUBSCRIPTION.PRICE_CODE)).from(SUBSCRIPTION).where(SUBSCRIPTION.ENDED_AT.isNull());
    }

    /** Whether some that have not ended are of this world of a provider. */
    boolean hasSome(Provider provider, boolean live) {
        return system.dsl()
                .fetchExists(DSL.selectOne()
                        .from(SUBSCRIPTION)
                        .where(SUBSCRIPTION.ENDED_AT.isNull())
                        .and(SUBSCRIPTION.PROVIDER.eq(provider.name()))
                        .and(SUBSCRIPTION.LIVE.eq(live)));
    }
}
