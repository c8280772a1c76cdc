package foyer.payments;

import java.util.List;

/**
 * All that the provider has of a subscription, as it is now.
 *
 * @param invoices the newest, at most 100; so are payments and refunds
 */
public record ProviderStatement(
        ProviderSubscription subscription,
        List<ProviderInvoice> invoices,
        List<ProviderPayment> payments,
        List<ProviderRefund> refunds) {

    public ProviderStatement {
        invoices = List.copyOf(invoices);
        payments = List.copyOf(payments);
        refunds = List.copyOf(refunds);
    }
}
