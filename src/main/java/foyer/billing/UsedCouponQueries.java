package foyer.billing;

import static foyerdb.billing.Tables.USED_COUPON;

import foyer.platform.security.CurrentCaller;
import java.util.Locale;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Coupons that subscriptions of the tenant acted in were seen with, however they came by them, in SQL. */
@Component
class UsedCouponQueries {

    private final DSLContext db;

    UsedCouponQueries(DSLContext db) {
        this.db = db;
    }

    /** Null for none. */
    void note(@Nullable String coupon) {
        if (coupon != null) {
            db.insertInto(USED_COUPON)
                    .set(USED_COUPON.TENANT_ID, CurrentCaller.tenant())
                    .set(USED_COUPON.COUPON, folded(coupon))
                    .onConflict(USED_COUPON.TENANT_ID, USED_COUPON.COUPON)
                    .doNothing()
                    .execute();
        }
    }

    /** Whoever wrote it how. */
    boolean has(String coupon) {
        return db.fetchExists(
                USED_COUPON, USED_COUPON.TENANT_ID.eq(CurrentCaller.tenant()), USED_COUPON.COUPON.eq(folded(coupon)));
    }

    private static String folded(String coupon) {
        return coupon.toLowerCase(Locale.ROOT);
    }
}
