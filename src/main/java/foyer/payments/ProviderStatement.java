package foyer.payments;

import java.util.List;
import java.util.stream.Stream;

/**
 * All that the provider has of a subscription, as it is now.
 *
 * @param invoices the newest, at most 100; so are payments, refunds, and credits, which are the customer's
 */
public record ProviderStatement(
        ProviderSubscription subscription,
        List<ProviderInvoice> invoices,
        List<ProviderPayment> payments,
        List<ProviderRefund> refunds,
        List<ProviderCredit> credits) {

    public ProviderStatement {
        invoices = List.copyOf(invoices);
        payments = List.copyOf(payments);
        refunds = List.copyOf(refunds);
        credits = List.copyOf(credits);
    }

    /** The same with refunds that were asked for beside it. */
    public ProviderStatement with(List<ProviderRefund> more) {
        return new ProviderStatement(
                subscription,
                invoices,
                payments,
                Stream.concat(refunds.stream(), more.stream()).toList(),
                credits);
    }

    /** Of a provider without credit, or of what says nothing of it. */
    public ProviderStatement(
            ProviderSubscription subscription,
            List<ProviderInvoice> invoices,
            List<ProviderPayment> payments,
            List<ProviderRefund> refunds) {
        this(subscription, invoices, payments, refunds, List.of());
    }
}
