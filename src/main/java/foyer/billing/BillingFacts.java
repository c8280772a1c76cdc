package foyer.billing;

import foyer.entitlements.AccessLevel;
import foyer.payments.ProviderCredit;
import foyer.payments.ProviderDispute;
import foyer.payments.ProviderInvoice;
import foyer.payments.ProviderPayment;
import foyer.payments.ProviderRefund;
import foyer.payments.SubscriptionStatus;
import foyer.platform.money.Money;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What an entry of the history tells of one moment, null for all else; the schema's type of the same name. A {@link Fact}
 * of each name writes it.
 *
 * @param plan by its code, and {@code price} and {@code nextPrice} by theirs
 * @param invoice what the entry is about, as {@code payment} and {@code refund}
 */
record BillingFacts(
        @Nullable String plan,
        @Nullable String price,
        @Nullable Integer seats,
        @Nullable SubscriptionStatus status,
        @Nullable AccessLevel accessLevel,
        @Nullable Instant startedAt,
        @Nullable Instant periodStart,
        @Nullable Instant periodEnd,
        @Nullable Instant trialEnd,
        @Nullable Instant endedAt,
        @Nullable Boolean cancelAtPeriodEnd,
        @Nullable String nextPrice,
        @Nullable Integer nextSeats,
        @Nullable Instant nextAt,
        @Nullable BillingPaymentMethod paymentMethod,
        @Nullable String coupon,
        @Nullable String customer,
        PendingChange.@Nullable Kind requested,
        @Nullable Boolean atPeriodEnd,
        @Nullable Instant expiresAt,
        @Nullable BillingErrorCode refusal,
        @Nullable String reason,
        ProviderInvoice.@Nullable Status invoiceStatus,
        @Nullable Money total,
        @Nullable Money paid,
        @Nullable Money due,
        ProviderPayment.@Nullable Status paymentStatus,
        ProviderRefund.@Nullable Status refundStatus,
        ProviderDispute.@Nullable Status disputeStatus,
        @Nullable Money amount,
        @Nullable Money refunded,
        ProviderCredit.@Nullable Kind creditKind,
        @Nullable Money creditApplied,
        @Nullable Money balance,
        @Nullable String failureCode,
        @Nullable List<BillingCount> counts,
        @Nullable String reference,
        @Nullable UUID invoice,
        @Nullable UUID payment,
        @Nullable UUID refund) {}
