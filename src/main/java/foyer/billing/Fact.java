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

/**
 * Something that history tells, by its name in {@link BillingFacts}, of the type that it has there.
 *
 * @param <T> what it is kept as
 */
@SuppressWarnings("UnusedTypeParameter") // it is for those who write them
public record Fact<T>(String name) {

    /** The code of a plan. */
    public static final Fact<String> PLAN = new Fact<>("plan");

    /** The code of a price. */
    static final Fact<String> PRICE = new Fact<>("price");

    static final Fact<Integer> SEATS = new Fact<>("seats");
    static final Fact<SubscriptionStatus> STATUS = new Fact<>("status");
    static final Fact<AccessLevel> ACCESS_LEVEL = new Fact<>("accessLevel");
    static final Fact<Instant> STARTED_AT = new Fact<>("startedAt");
    static final Fact<Instant> PERIOD_START = new Fact<>("periodStart");
    static final Fact<Instant> PERIOD_END = new Fact<>("periodEnd");
    static final Fact<Instant> TRIAL_END = new Fact<>("trialEnd");
    static final Fact<Instant> ENDED_AT = new Fact<>("endedAt");
    static final Fact<Boolean> CANCEL_AT_PERIOD_END = new Fact<>("cancelAtPeriodEnd");
    static final Fact<String> NEXT_PRICE = new Fact<>("nextPrice");
    static final Fact<Integer> NEXT_SEATS = new Fact<>("nextSeats");
    static final Fact<Instant> NEXT_AT = new Fact<>("nextAt");
    static final Fact<BillingPaymentMethod> PAYMENT_METHOD = new Fact<>("paymentMethod");
    static final Fact<String> COUPON = new Fact<>("coupon");
    static final Fact<String> CUSTOMER = new Fact<>("customer");

    static final Fact<PendingChange.Kind> REQUESTED = new Fact<>("requested");
    static final Fact<Boolean> AT_PERIOD_END = new Fact<>("atPeriodEnd");
    static final Fact<Instant> EXPIRES_AT = new Fact<>("expiresAt");
    static final Fact<BillingErrorCode> REFUSAL = new Fact<>("refusal");
    static final Fact<String> REASON = new Fact<>("reason");

    static final Fact<ProviderInvoice.Status> INVOICE_STATUS = new Fact<>("invoiceStatus");
    static final Fact<Money> TOTAL = new Fact<>("total");
    static final Fact<Money> PAID = new Fact<>("paid");
    static final Fact<Money> DUE = new Fact<>("due");
    static final Fact<ProviderPayment.Status> PAYMENT_STATUS = new Fact<>("paymentStatus");
    static final Fact<ProviderRefund.Status> REFUND_STATUS = new Fact<>("refundStatus");
    static final Fact<ProviderDispute.Status> DISPUTE_STATUS = new Fact<>("disputeStatus");
    static final Fact<Money> AMOUNT = new Fact<>("amount");
    static final Fact<Money> REFUNDED = new Fact<>("refunded");
    static final Fact<ProviderCredit.Kind> CREDIT_KIND = new Fact<>("creditKind");
    static final Fact<Money> CREDIT_APPLIED = new Fact<>("creditApplied");
    static final Fact<Money> BALANCE = new Fact<>("balance");
    static final Fact<String> FAILURE_CODE = new Fact<>("failureCode");

    /** How many there are of what a plan allows so many of. */
    public static final Fact<List<BillingCount>> COUNTS = new Fact<>("counts");

    /** The provider's id of what nothing here is known of. */
    static final Fact<String> REFERENCE = new Fact<>("reference");

    /** What it is about, which is no change. */
    static final Fact<UUID> INVOICE = new Fact<>("invoice");

    static final Fact<UUID> PAYMENT = new Fact<>("payment");
    static final Fact<UUID> REFUND = new Fact<>("refund");
}
