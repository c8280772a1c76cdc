package foyer.billing;

import static foyerdb.billing.Tables.CUSTOMER;

import foyer.payments.Provider;
import foyer.platform.security.CurrentCaller;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Whom providers know the tenant acted in as, in SQL: with each one customer, the last that was told of. */
@Component
class CustomerQueries {

    private final DSLContext db;
    private final Modes modes;

    CustomerQueries(DSLContext db, Modes modes) {
        this.db = db;
        this.modes = modes;
    }

    /** None that the provider does not know in the world in which it is used now. */
    @Nullable String of(Provider provider) {
        var live = modes.live(provider);
        return db.select(CUSTOMER.EXTERNAL_ID)
                .from(CUSTOMER)
                .where(is(provider))
                .and(live == null ? DSL.noCondition() : CUSTOMER.LIVE.isNull().or(CUSTOMER.LIVE.eq(live)))
                .fetchOne(CUSTOMER.EXTERNAL_ID);
    }

    /** The provider has none of that id any more. */
    void forget(Provider provider, String externalId) {
        db.deleteFrom(CUSTOMER)
                .where(is(provider))
                .and(CUSTOMER.EXTERNAL_ID.eq(externalId))
                .execute();
    }

    void write(Provider provider, String externalId) {
        db.insertInto(CUSTOMER)
                .set(CUSTOMER.TENANT_ID, CurrentCaller.tenant())
                .set(CUSTOMER.PROVIDER, provider.name())
                .set(CUSTOMER.EXTERNAL_ID, externalId)
                .set(CUSTOMER.LIVE, modes.live(provider))
                .onConflict(CUSTOMER.TENANT_ID, CUSTOMER.PROVIDER)
                .doUpdate()
                .set(CUSTOMER.EXTERNAL_ID, externalId)
                .set(CUSTOMER.LIVE, modes.live(provider))
                .execute();
    }

    private static Condition is(Provider provider) {
        return CUSTOMER.TENANT_ID.eq(CurrentCaller.tenant()).and(CUSTOMER.PROVIDER.eq(provider.name()));
    }
}
