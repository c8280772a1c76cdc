package foyer.billing;

import static foyerdb.billing.Tables.PAYMENT;

import foyer.platform.graphql.Connection;
import foyer.platform.graphql.Keyset;
import foyer.platform.graphql.PageRequest;
import foyer.platform.security.Caller;
import foyer.platform.security.CurrentCaller;
import foyer.tenancy.Tenancy;
import foyer.tenancy.TenantId;
import foyer.tenancy.control.SuperAdminCaller;
import java.util.List;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What a tenant has paid, for those who run the platform: read as Foyer in that tenant, under its policies. */
@Component
class TenantPaymentQueries {

    private static final Keyset<TenantPayment> NEWEST = Keyset.descending(
            "TENANT_PAYMENTS",
            List.of(
                    new Keyset.Column<>(PAYMENT.AT, TenantPayment::at),
                    new Keyset.Column<>(PAYMENT.ID, payment -> payment.id().value())));

    private final DSLContext db;
    private final Tenancy tenancy;

    TenantPaymentQueries(DSLContext db, Tenancy tenancy) {
        this.db = db;
        this.tenancy = tenancy;
    }

    /** Null for a tenant that there is not. */
    @Nullable Connection<TenantPayment> page(TenantId tenant, PageRequest page) {
        var caller = SuperAdminCaller.get().in(tenant.value());
        var isThere = CurrentCaller.call(caller, tenancy::isThere);
        return isThere ? CurrentCaller.call(caller, () -> read(caller, page)) : null;
    }

    /** They are counted later, if at all, when nobody acts in the tenant any more. */
    private Connection<TenantPayment> read(Caller caller, PageRequest page) {
        return NEWEST.page(
                db.selectFrom(PAYMENT).where(theirs()),
                page,
                row -> TenantPayment.of(PaymentQueries.stored(row)),
                () -> CurrentCaller.call(caller, this::count));
    }

    private int count() {
        return db.fetchCount(db.selectOne().from(PAYMENT).where(theirs()).limit(Connection.COUNT_CAP + 1));
    }

    private static Condition theirs() {
        return PAYMENT.TENANT_ID.eq(CurrentCaller.tenant());
    }
}
