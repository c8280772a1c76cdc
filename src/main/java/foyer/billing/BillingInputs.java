package foyer.billing;

import foyer.payments.BillingInterval;
import foyer.payments.Provider;
import foyer.platform.graphql.UserErrorException;
import foyer.platform.money.MoneyInput;
import foyer.tenancy.TenantId;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The inputs of the operations on billing. */
public final class BillingInputs {

    static final int MOST_SEATS = 10_000;

    private BillingInputs() {}

    record CheckoutStart(
            String plan,
            BillingInterval interval,
            int seats,
            Provider provider,
            @Nullable String currency,
            String successUrl,
            String cancelUrl,
            String idempotencyKey) {}

    record PortalOpen(String returnUrl) {}

    /**
     * What to change; null for what stays.
     *
     * @param returnUrl null for the frontend's first page
     * @param version of the subscription that it was made on; null for whatever there is
     */
    public record Change(
            @Nullable String plan,
            @Nullable BillingInterval interval,
            @Nullable Integer seats,
            boolean dryRun,
            @Nullable String returnUrl,
            @Nullable String cancelUrl,
            String idempotencyKey,
            @Nullable Integer version) {}

    public record Cancel(
            boolean atPeriodEnd,
            String idempotencyKey,
            @Nullable Integer version) {}

    record Resume(String idempotencyKey, @Nullable Integer version) {}

    record ApplyCoupon(String coupon, String idempotencyKey) {}

    record Reconcile(TenantId tenantId) {}

    /**
     * What to give back of a payment.
     *
     * @param amount null for all that is left of it
     */
    record RefundIssue(
            TenantId tenantId,
            BillingPaymentId paymentId,
            @Nullable MoneyInput amount,
            String reason,
            boolean dryRun,
            String idempotencyKey)
            implements MoneyWishes.Wish {

        @Override
        public Map<String, String> about() {
            return Map.of("payment", paymentId.toString());
        }
    }

    /** What credit to give. */
    record CreditGrant(TenantId tenantId, MoneyInput amount, String reason, boolean dryRun, String idempotencyKey)
            implements MoneyWishes.Wish {}

    /** Where the plan's own seats are included nobody pays for others. */
    static int seats(int seats, Price price) {
        var most = price.isBySeat() ? MOST_SEATS : 1;
        if (seats < 1 || seats > most) {
            throw UserErrorException.at("seats", BillingErrorCode.SEATS_INVALID, most);
        }
        return seats;
    }
}
