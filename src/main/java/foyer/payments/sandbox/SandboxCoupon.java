package foyer.payments.sandbox;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The coupons that the sandbox knows; each counts for every invoice to come. */
enum SandboxCoupon {
    WELCOME20(20),
    HALF(50),
    FREE(100);

    private static final int WHOLE = 100;

    private final int percent;

    SandboxCoupon(int percent) {
        this.percent = percent;
    }

    /** The coupon of this code; null when there is none. */
    static @Nullable SandboxCoupon of(@Nullable String code) {
        return Arrays.stream(values())
                .filter(coupon -> coupon.name().equals(code))
                .findFirst()
                .orElse(null);
    }

    long off(long amountMinor) {
        return amountMinor * percent / WHOLE;
    }
}
