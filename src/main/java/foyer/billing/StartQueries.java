package foyer.billing;

import static foyerdb.billing.Tables.SUBSCRIPTION;

import foyer.payments.Provider;
import foyer.platform.database.SystemDatabase;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/** What subscriptions of all tenants are of, in SQL. */
@Component
class StartQueries {

    private final SystemDatabase system;

    StartQueries(SystemDatabase system) {
        this.system = system;
    }

    /** Prices of subscriptions that have not ended, without these. */
    List<String> pricesBut(Collection<String> codes, int most) {
        return system.dsl()
                .selectDistinct(SUBSCRIPTION.PRICE_CODE)
                .from(SUBSCRIPTION)
                .where(SUBSCRIPTION.ENDED_AT.isNull())
                .and(SUBSCRIPTION.PRICE_CODE.ne(DSL.all(codes.toArray(String[]::new))))
                .orderBy(SUBSCRIPTION.PRICE_CODE)
                .limit(most)
                .fetch(SUBSCRIPTION.PRICE_CODE);
    }

    /** How many that have not ended are of this world of a provider. */
    int of(Provider provider, boolean live) {
        return Objects.requireNonNull(system.dsl()
                .select(DSL.count())
                .from(SUBSCRIPTION)
                .where(SUBSCRIPTION.ENDED_AT.isNull())
                .and(SUBSCRIPTION.PROVIDER.eq(provider.name()))
                .and(SUBSCRIPTION.LIVE.eq(live))
                .fetchOne(DSL.count()));
    }
}
