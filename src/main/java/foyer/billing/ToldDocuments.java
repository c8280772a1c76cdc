package foyer.billing;

import foyer.payments.Provider;
import foyer.payments.ProviderInvoice;
import foyer.payments.ProviderPayment;
import foyer.payments.ProviderRefund;
import foyer.payments.ProviderStatement;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Takes documents as they are told of, one by one or all of a subscription together. The caller holds the account. */
@Component
class ToldDocuments {

    private final BillingDocuments documents;
    private final InvoiceQueries invoices;
    private final PaymentQueries payments;
    private final RefundQueries refunds;

    ToldDocuments(BillingDocuments documents, InvoiceQueries invoices, PaymentQueries payments, RefundQueries refunds) {
        this.documents = documents;
        this.invoices = invoices;
        this.payments = payments;
        this.refunds = refunds;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    Taken seen(Provider provider, ProviderInvoice told, Told how) {
        return invoices(provider, List.of(told), how).getFirst();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    Taken seen(Provider provider, ProviderPayment told, Told how) {
        return payments(provider, List.of(told), how).getFirst();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    Taken seen(Provider provider, ProviderRefund told, Told how) {
        return refunds(provider, List.of(told), how).getFirst();
    }

    /** All that a statement lists; what became of each. */
    @Transactional(propagation = Propagation.MANDATORY)
    List<Taken> seen(Provider provider, ProviderStatement told, Told how) {
        var seen = new ArrayList<Taken>();
        seen.addAll(invoices(provider, told.invoices(), how));
        seen.addAll(payments(provider, told.payments(), how));
        seen.addAll(refunds(provider, told.refunds(), how));
        return seen;
    }

    private List<Taken> invoices(Provider provider, List<ProviderInvoice> told, Told how) {
        return ToldTogether.seen(invoices, provider, told, ProviderInvoice::id, how, documents::invoice);
    }

    private List<Taken> payments(Provider provider, List<ProviderPayment> told, Told how) {
        return ToldTogether.seen(payments, provider, told, ProviderPayment::id, how, documents::payment);
    }

    private List<Taken> refunds(Provider provider, List<ProviderRefund> told, Told how) {
        return ToldTogether.seen(refunds, provider, told, ProviderRefund::id, how, documents::refund);
    }

    /** So much of a payment has gone back, as its refunds tell, whatever was told of the payment itself. */
    @Transactional(propagation = Propagation.MANDATORY)
    void givenBack(StoredPayment payment, long refundedMinor) {
        seen(
                payment.provider(),
                DocumentStates.refunded(payment.state(), refundedMinor),
                new Told(payment.seenAt(), false, false));
    }
}
