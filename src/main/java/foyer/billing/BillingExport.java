package foyer.billing;

import static foyerdb.billing.Tables.ACCOUNT;
import static foyerdb.billing.Tables.CHECKOUT;
import static foyerdb.billing.Tables.CREDIT;
import static foyerdb.billing.Tables.CREDIT_REQUEST;
import static foyerdb.billing.Tables.CUSTOMER;
import static foyerdb.billing.Tables.DISPUTE;
import static foyerdb.billing.Tables.HISTORY;
import static foyerdb.billing.Tables.INVOICE;
import static foyerdb.billing.Tables.INVOICE_LINE;
import static foyerdb.billing.Tables.PAYMENT;
import static foyerdb.billing.Tables.PENDING_CHANGE;
import static foyerdb.billing.Tables.REFUND;
import static foyerdb.billing.Tables.REFUND_REQUEST;
import static foyerdb.billing.Tables.SUBSCRIPTION;
import static foyerdb.billing.Tables.TEST_CLOCK;
import static foyerdb.billing.Tables.USED_COUPON;

import foyer.platform.export.ExportPart;
import foyer.platform.export.ExportTable;
import java.util.List;
import org.springframework.stereotype.Component;

/** What people take away of what they paid. */
@Component
class BillingExport implements ExportPart {

    private static final String SEEN = "when the provider was heard of last";
    private static final String WHO = "who of the platform it was";

    @Override
    public List<ExportTable> tables() {
        return List.of(
                ExportTable.of("billing-account", ACCOUNT, ACCOUNT.TENANT_ID, ACCOUNT.ID)
                        .with(ACCOUNT.SUBSCRIPTION_ID, ACCOUNT.TRIAL_USED_AT, ACCOUNT.PLAN, ACCOUNT.SEATS)
                        .with(ACCOUNT.PERIOD_START, ACCOUNT.PERIOD_END, ACCOUNT.ACCESS, ACCOUNT.ACCESS_CHANGES_AT)
                        .with(
                                ACCOUNT.ACCESS_CAUSE,
                                ACCOUNT.RAISE_UNDONE_AT,
                                ACCOUNT.VERSION,
                                ACCOUNT.CREATED_AT,
                                ACCOUNT.UPDATED_AT)
                        .without(
                                "tells the platform what is still to be done",
                                ACCOUNT.DUE_AT,
                                ACCOUNT.WARNED_FOR,
                                ACCOUNT.COMPARED_AT),
                ExportTable.of("billing-customers", CUSTOMER, CUSTOMER.TENANT_ID, CUSTOMER.ID)
                        .with(CUSTOMER.PROVIDER, CUSTOMER.EXTERNAL_ID, CUSTOMER.LIVE, CUSTOMER.CREATED_AT),
                ExportTable.of("billing-checkouts", CHECKOUT, CHECKOUT.TENANT_ID, CHECKOUT.ID)
                        .with(CHECKOUT.PROVIDER, CHECKOUT.PRICE_CODE, CHECKOUT.SEATS, CHECKOUT.TRIAL_DAYS)
                        .with(CHECKOUT.EMAIL, CHECKOUT.EXTERNAL_ID, CHECKOUT.EXPIRES_AT, CHECKOUT.SUBSCRIPTION)
                        .with(
                                CHECKOUT.LIVE,
                                CHECKOUT.STATUS,
                                CHECKOUT.CREATED_BY_KIND,
                                CHECKOUT.CREATED_BY_ID,
                                CHECKOUT.CREATED_AT)
                        .without("opens a page to pay on", CHECKOUT.URL)
                        .without("pages of a program", CHECKOUT.SUCCESS_URL, CHECKOUT.CANCEL_URL),
                subscriptions(),
                invoices(),
                ExportTable.of("billing-invoice-lines", INVOICE_LINE, INVOICE_LINE.TENANT_ID, INVOICE_LINE.ID)
                        .with(INVOICE_LINE.INVOICE_ID, INVOICE_LINE.POSITION, INVOICE_LINE.DESCRIPTION)
                        .with(INVOICE_LINE.AMOUNT_MINOR, INVOICE_LINE.QUANTITY, INVOICE_LINE.PERIOD_START)
                        .with(INVOICE_LINE.PERIOD_END),
                ExportTable.of("billing-payments", PAYMENT, PAYMENT.TENANT_ID, PAYMENT.ID)
                        .with(PAYMENT.PROVIDER, PAYMENT.EXTERNAL_ID, PAYMENT.SUBSCRIPTION, PAYMENT.INVOICE)
                        .with(PAYMENT.STATUS, PAYMENT.CURRENCY, PAYMENT.AMOUNT_MINOR, PAYMENT.REFUNDED_MINOR)
                        .with(PAYMENT.FAILURE_CODE, PAYMENT.AT, PAYMENT.CREATED_AT, PAYMENT.UPDATED_AT)
                        .without(SEEN, PAYMENT.SEEN_AT),
                ExportTable.of("billing-refunds", REFUND, REFUND.TENANT_ID, REFUND.ID)
                        .with(REFUND.PROVIDER, REFUND.EXTERNAL_ID, REFUND.PAYMENT, REFUND.SUBSCRIPTION)
                        .with(REFUND.STATUS, REFUND.CURRENCY, REFUND.AMOUNT_MINOR, REFUND.REASON, REFUND.AT)
                        .with(REFUND.CREATED_AT, REFUND.UPDATED_AT)
                        .without(SEEN, REFUND.SEEN_AT),
                ExportTable.of("billing-disputes", DISPUTE, DISPUTE.TENANT_ID, DISPUTE.ID)
                        .with(DISPUTE.PROVIDER, DISPUTE.EXTERNAL_ID, DISPUTE.PAYMENT, DISPUTE.SUBSCRIPTION)
                        .with(DISPUTE.STATUS, DISPUTE.CURRENCY, DISPUTE.AMOUNT_MINOR, DISPUTE.REASON)
                        .with(DISPUTE.OPENED_AT, DISPUTE.CLOSED_AT, DISPUTE.CREATED_AT, DISPUTE.UPDATED_AT)
                        .without(SEEN, DISPUTE.SEEN_AT),
                refundRequests(),
                ExportTable.of("billing-credits", CREDIT, CREDIT.TENANT_ID, CREDIT.ID)
                        .with(CREDIT.PROVIDER, CREDIT.EXTERNAL_ID, CREDIT.CUSTOMER, CREDIT.KIND)
                        .with(CREDIT.CURRENCY, CREDIT.AMOUNT_MINOR, CREDIT.BALANCE_MINOR, CREDIT.INVOICE)
                        .with(CREDIT.AT, CREDIT.CREATED_AT),
                creditRequests(),
                changes(),
                ExportTable.of("billing-used-coupons", USED_COUPON, USED_COUPON.TENANT_ID, USED_COUPON.ID)
                        .with(USED_COUPON.COUPON, USED_COUPON.CREATED_AT),
                ExportTable.of("billing-test-clock", TEST_CLOCK, TEST_CLOCK.TENANT_ID, TEST_CLOCK.ID)
                        .with(TEST_CLOCK.AT, TEST_CLOCK.CREATED_AT, TEST_CLOCK.UPDATED_AT),
                ExportTable.of("billing-history", HISTORY, HISTORY.TENANT_ID, HISTORY.ID)
                        .with(HISTORY.KIND, HISTORY.SUBSCRIPTION_ID, HISTORY.DETAILS, HISTORY.ACTOR_KIND)
                        .with(HISTORY.ACTOR_ID, HISTORY.ACTOR_NAME, HISTORY.AT));
    }

    private static ExportTable subscriptions() {
        return ExportTable.of("billing-subscriptions", SUBSCRIPTION, SUBSCRIPTION.TENANT_ID, SUBSCRIPTION.ID)
                .with(SUBSCRIPTION.PROVIDER, SUBSCRIPTION.EXTERNAL_ID, SUBSCRIPTION.CUSTOMER, SUBSCRIPTION.PRICE_CODE)
                .with(SUBSCRIPTION.SEATS, SUBSCRIPTION.STATUS, SUBSCRIPTION.STATUS_SINCE, SUBSCRIPTION.STARTED_AT)
                .with(SUBSCRIPTION.PERIOD_START, SUBSCRIPTION.PERIOD_END, SUBSCRIPTION.TRIAL_END)
                .with(SUBSCRIPTION.CANCEL_AT_PERIOD_END, SUBSCRIPTION.ENDED_AT, SUBSCRIPTION.NEXT_PRICE_CODE)
                .with(
                        SUBSCRIPTION.PAID_PRICE_CODE,
                        SUBSCRIPTION.PAID_SEATS,
                        SUBSCRIPTION.PAID_AT,
                        SUBSCRIPTION.PAID_UNTIL)
                .with(SUBSCRIPTION.NEXT_SEATS, SUBSCRIPTION.NEXT_AT, SUBSCRIPTION.METHOD_KIND)
                .with(SUBSCRIPTION.METHOD_BRAND, SUBSCRIPTION.METHOD_LAST4, SUBSCRIPTION.METHOD_EXPIRES)
                .with(
                        SUBSCRIPTION.COUPON,
                        SUBSCRIPTION.LIVE,
                        SUBSCRIPTION.LIVING_SINCE,
                        SUBSCRIPTION.EXTRA_AT,
                        SUBSCRIPTION.EXTRA_SINCE,
                        SUBSCRIPTION.VERSION,
                        SUBSCRIPTION.CREATED_AT,
                        SUBSCRIPTION.UPDATED_AT)
                .without(SEEN, SUBSCRIPTION.SEEN_AT);
    }

    private static ExportTable invoices() {
        return ExportTable.of("billing-invoices", INVOICE, INVOICE.TENANT_ID, INVOICE.ID)
                .with(INVOICE.PROVIDER, INVOICE.EXTERNAL_ID, INVOICE.SUBSCRIPTION, INVOICE.NUMBER, INVOICE.STATUS)
                .with(INVOICE.CURRENCY, INVOICE.SUBTOTAL_MINOR, INVOICE.TAX_MINOR, INVOICE.TOTAL_MINOR)
                .with(
                        INVOICE.PAID_MINOR,
                        INVOICE.DUE_MINOR,
                        INVOICE.CREDIT_MINOR,
                        INVOICE.PERIOD_START,
                        INVOICE.PERIOD_END)
                .with(INVOICE.ISSUED_AT, INVOICE.PAID_AT, INVOICE.PDF_URL, INVOICE.PAGE_URL)
                .with(INVOICE.DISPUTED_MINOR, INVOICE.DISPUTED_AT, INVOICE.CREATED_AT, INVOICE.UPDATED_AT)
                .without(SEEN, INVOICE.SEEN_AT);
    }

    private static ExportTable changes() {
        return ExportTable.of("billing-changes", PENDING_CHANGE, PENDING_CHANGE.TENANT_ID, PENDING_CHANGE.ID)
                .with(PENDING_CHANGE.SUBSCRIPTION_ID, PENDING_CHANGE.KIND, PENDING_CHANGE.STATUS)
                .with(PENDING_CHANGE.PRICE_CODE, PENDING_CHANGE.SEATS, PENDING_CHANGE.AT_PERIOD_END)
                .with(PENDING_CHANGE.COUPON, PENDING_CHANGE.EXPIRES_AT, PENDING_CHANGE.REFUSAL)
                .with(PENDING_CHANGE.CREATED_BY_KIND, PENDING_CHANGE.CREATED_BY_ID)
                .with(PENDING_CHANGE.CREATED_AT, PENDING_CHANGE.UPDATED_AT)
                .without("opens a page to agree on", PENDING_CHANGE.URL)
                .without("pages of a program", PENDING_CHANGE.RETURN_URL, PENDING_CHANGE.CANCEL_URL);
    }

    private static ExportTable refundRequests() {
        return ExportTable.of("billing-refund-requests", REFUND_REQUEST, REFUND_REQUEST.TENANT_ID, REFUND_REQUEST.ID)
                .with(REFUND_REQUEST.PAYMENT_ID, REFUND_REQUEST.CURRENCY, REFUND_REQUEST.AMOUNT_MINOR)
                .with(REFUND_REQUEST.STATUS, REFUND_REQUEST.REFUND_ID, REFUND_REQUEST.REFUSAL)
                .with(REFUND_REQUEST.REASON, REFUND_REQUEST.CREATED_AT, REFUND_REQUEST.UPDATED_AT)
                .without(WHO, REFUND_REQUEST.CREATED_BY_KIND, REFUND_REQUEST.CREATED_BY_ID);
    }

    private static ExportTable creditRequests() {
        return ExportTable.of("billing-credit-requests", CREDIT_REQUEST, CREDIT_REQUEST.TENANT_ID, CREDIT_REQUEST.ID)
                .with(CREDIT_REQUEST.PROVIDER, CREDIT_REQUEST.CUSTOMER, CREDIT_REQUEST.CURRENCY)
                .with(CREDIT_REQUEST.AMOUNT_MINOR, CREDIT_REQUEST.STATUS, CREDIT_REQUEST.CREDIT_ID)
                .with(CREDIT_REQUEST.REFUSAL, CREDIT_REQUEST.REASON)
                .with(CREDIT_REQUEST.CREATED_AT, CREDIT_REQUEST.UPDATED_AT)
                .without(WHO, CREDIT_REQUEST.CREATED_BY_KIND, CREDIT_REQUEST.CREATED_BY_ID);
    }
}
