package foyer.payments;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * All that the provider has of a subscription, as it is now.
 *
 * @param invoices the newest, at most 100; so are payments, refunds, and credits, which are the customer's
 * @param disputed the ids of those payments that somebody wants back, or wanted: of no other there is a dispute; null where
 *     each has to be asked for
 */
public record ProviderStatement(
        ProviderSubscription subscription,
        List<ProviderInvoice> invoices,
        List<ProviderPayment> payments,
        List<ProviderRefund> refunds,
        List<ProviderCredit> credits,
        @Nullable Set<String> disputed) {

    public ProviderStatement {
        invoices = List.copyOf(invoices);
        payments = List.copyOf(payments);
        refunds = List.copyOf(refunds);
        credits = List.copyOf(credits);
        disputed = disputed == null ? null : Set.copyOf(disputed);
    }

    /** The same with refunds that were asked for beside it. */
    public ProviderStatement with(List<ProviderRefund> more) {
        return new ProviderStatement(
                subscription,
                invoices,
                payments,
                Stream.concat(refunds.stream(), more.stream()).toList(),
                credits,
                disputed);
    }

    /** Of a provider without credit, or of what says nothing of it nor of disputes. */
    public ProviderStatement(
            ProviderSubscription subscription,
            List<ProviderInvoice> invoices,
            List<ProviderPayment> payments,
            List<ProviderRefund> refunds) {
        this(subscription, invoices, payments, refunds, List.of(), null);
    }
}
