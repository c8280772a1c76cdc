package foyer.billing;

import foyer.payments.Provider;
import foyer.payments.ProviderInvoice;
import foyer.payments.ProviderPayment;
import foyer.payments.ProviderRefund;
import foyer.platform.money.Money;
import foyer.platform.time.TenantClock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Invoices, payments and refunds as providers tell of them. Each only goes forward in the order of its statuses; within
 * one status what was told of a later moment counts, be it that nothing has changed. The caller holds the account.
 */
@Component
class BillingDocuments {

    private final InvoiceQueries invoices;
    private final PaymentQueries payments;
    private final RefundQueries refunds;
    private final SubscriptionQueries subscriptions;
    private final BillingHistory history;
    private final BillingMails mails;
    private final TenantClock clock;

    BillingDocuments(
            InvoiceQueries invoices,
            PaymentQueries payments,
            RefundQueries refunds,
            SubscriptionQueries subscriptions,
            BillingHistory history,
            BillingMails mails,
            TenantClock clock) {
        this.invoices = invoices;
        this.payments = payments;
        this.refunds = refunds;
        this.subscriptions = subscriptions;
        this.history = history;
        this.mails = mails;
        this.clock = clock;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    Taken invoice(ProviderInvoice told, ToldTogether<StoredInvoice> together) {
        var how = together.how();
        var state = DocumentStates.kept(told);
        var before = together.known(told.id());
        if (before == null) {
            var id = invoices.insert(together.provider(), state, how.at());
            together.isNow(told.id(), new StoredInvoice(id, together.provider(), state, 0, how.at()));
            note(id, null, state, how);
            return Taken.APPLIED;
        }
        var moves = moves(before.state().status(), state.status(), how.isLaterThan(before.seenAt()));
        if (DocumentStates.isSame(before.state(), state)) {
            together.isAsItWas(before.id().value(), before.seenAt());
            return Taken.KNOWN;
        }
        if (moves != Taken.APPLIED) {
            return moves;
        }
        var seenAt = how.laterOf(before.seenAt());
        invoices.update(before, state, seenAt);
        together.isNow(told.id(), new StoredInvoice(before.id(), before.provider(), state, before.owedAgain(), seenAt));
        note(before.id(), before.state(), state, how);
        return Taken.APPLIED;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    Taken payment(ProviderPayment told, ToldTogether<StoredPayment> together) {
        var how = together.how();
        var before = together.known(told.id());
        // An answer tells how much it is now, and less than before when money that was given back did not arrive.
        var state = DocumentStates.kept(
                told, before == null || how.asked() ? 0 : before.state().refundedMinor());
        if (before == null) {
            var id = payments.insert(together.provider(), state, how.at());
            together.isNow(told.id(), new StoredPayment(id, together.provider(), state, how.at()));
            note(id, null, state, how);
            tellOfFailure(together.provider(), state, id);
            return Taken.APPLIED;
        }
        if (before.state().equals(state)) {
            together.isAsItWas(before.id().value(), before.seenAt());
            return Taken.KNOWN;
        }
        var moves = moves(before.state().status(), state.status(), how.isLaterThan(before.seenAt()));
        var becomes = moves == Taken.APPLIED ? state : DocumentStates.refunded(before.state(), state.refundedMinor());
        if (before.state().equals(becomes)) {
            return moves;
        }
        var seenAt = how.laterOf(before.seenAt());
        payments.update(before, becomes, seenAt);
        together.isNow(told.id(), new StoredPayment(before.id(), before.provider(), becomes, seenAt));
        note(before.id(), before.state(), becomes, how);
        if (becomes.status() != before.state().status()) {
            tellOfFailure(before.provider(), becomes, before.id());
        }
        return Taken.APPLIED;
    }

    /** The owners hear of a payment that failed, unless the subscription never began: that buyer has seen it. */
    private void tellOfFailure(Provider provider, ProviderPayment payment, BillingPaymentId id) {
        if (payment.status() != ProviderPayment.Status.FAILED || payment.subscription() == null) {
            return;
        }
        var subscription = subscriptions.of(provider, payment.subscription());
        if (subscription != null && subscription.isLiving()) {
            mails.paymentFailed(id);
        }
    }

    @Transactional(propagation = Propagation.MANDATORY)
    Taken refund(ProviderRefund told, ToldTogether<StoredRefund> together) {
        var how = together.how();
        var before = together.known(told.id());
        var state = DocumentStates.kept(told);
        if (before == null) {
            var id = refunds.insert(together.provider(), state, how.at());
            together.isNow(told.id(), new StoredRefund(id, together.provider(), state, how.at()));
            note(id, null, state, how);
            tellOfRefund(id, state, how);
            return Taken.APPLIED;
        }
        var moves = moves(before.state().status(), state.status(), how.isLaterThan(before.seenAt()));
        if (before.state().equals(state)) {
            together.isAsItWas(before.id().value(), before.seenAt());
            return Taken.KNOWN;
        }
        if (moves != Taken.APPLIED) {
            return moves;
        }
        var seenAt = how.laterOf(before.seenAt());
        refunds.update(before, state, seenAt);
        together.isNow(told.id(), new StoredRefund(before.id(), before.provider(), state, seenAt));
        note(before.id(), before.state(), state, how);
        if (state.status() != before.state().status()) {
            tellOfRefund(before.id(), state, how);
        }
        return Taken.APPLIED;
    }

    /** The owners hear of money that has gone back, unless it is only found by comparing. */
    private void tellOfRefund(BillingRefundId id, ProviderRefund refund, Told how) {
        if (refund.status() == ProviderRefund.Status.SUCCEEDED && !how.reconciling()) {
            mails.refunded(id, new Money(refund.amountMinor(), refund.currency()));
        }
    }

    /** Back it never goes; of what is in one status and no news nobody knows which is right. */
    private static <S extends Enum<S>> Taken moves(S before, S after, boolean later) {
        var order = after.compareTo(before);
        if (order != 0) {
            return order > 0 ? Taken.APPLIED : Taken.KNOWN;
        }
        return later ? Taken.APPLIED : Taken.DOUBTFUL;
    }

    private void note(BillingHistoryKind kind, Difference about, UUID entity, List<Difference> changes, Told how) {
        var told = new ArrayList<>(changes);
        told.addFirst(about);
        history.add(how.reconciling() ? BillingHistoryKind.RECONCILED : kind, null, entity, told, clock.now());
    }

    private void note(BillingInvoiceId id, @Nullable ProviderInvoice before, ProviderInvoice after, Told how) {
        var changes = Differences.between(before, after)
                .in(Fact.INVOICE_STATUS, ProviderInvoice::status)
                .in(Fact.TOTAL, invoice -> new Money(invoice.totalMinor(), invoice.currency()))
                .in(Fact.PAID, invoice -> new Money(invoice.paidMinor(), invoice.currency()))
                .in(Fact.CREDIT_APPLIED, BillingDocuments::credit)
                .in(Fact.DUE, invoice -> new Money(invoice.dueMinor(), invoice.currency()))
                .list();
        var about = Difference.of(Fact.INVOICE, null, id.value());
        note(BillingHistoryKind.INVOICE_CHANGED, about, id.value(), changes, how);
    }

    private static @Nullable Money credit(ProviderInvoice invoice) {
        return invoice.creditMinor() == 0 ? null : new Money(invoice.creditMinor(), invoice.currency());
    }

    private void note(BillingPaymentId id, @Nullable ProviderPayment before, ProviderPayment after, Told how) {
        var changes = Differences.between(before, after)
                .in(Fact.PAYMENT_STATUS, ProviderPayment::status)
                .in(Fact.AMOUNT, payment -> new Money(payment.amountMinor(), payment.currency()))
                .in(Fact.REFUNDED, payment -> new Money(payment.refundedMinor(), payment.currency()))
                .in(Fact.FAILURE_CODE, ProviderPayment::failureCode)
                .list();
        var about = Difference.of(Fact.PAYMENT, null, id.value());
        note(BillingHistoryKind.PAYMENT_CHANGED, about, id.value(), changes, how);
    }

    private void note(BillingRefundId id, @Nullable ProviderRefund before, ProviderRefund after, Told how) {
        var changes = Differences.between(before, after)
                .in(Fact.REFUND_STATUS, ProviderRefund::status)
                .in(Fact.AMOUNT, refund -> new Money(refund.amountMinor(), refund.currency()))
                .list();
        var about = Difference.of(Fact.REFUND, null, id.value());
        note(BillingHistoryKind.REFUND_CHANGED, about, id.value(), changes, how);
    }
}
