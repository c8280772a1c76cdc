package foyer.billing;

import foyer.audit.Audit;
import foyer.platform.database.Transactions;
import foyer.platform.graphql.UserErrorException;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Opens a provider's page where a customer changes what they pay with. That it was opened is in the log: it opens much. */
@Service
class BillingPortal {

    private final Subscriptions subscriptions;
    private final CustomerQueries customers;
    private final ReturnUrls urls;
    private final ProviderCalls calls;
    private final Audit audit;
    private final Transactions transactions;

    BillingPortal(
            Subscriptions subscriptions,
            CustomerQueries customers,
            ReturnUrls urls,
            ProviderCalls calls,
            Audit audit,
            Transactions transactions) {
        this.subscriptions = subscriptions;
        this.customers = customers;
        this.urls = urls;
        this.calls = calls;
        this.audit = audit;
        this.transactions = transactions;
    }

    String open(BillingInputs.PortalOpen input) {
        var returnUrl = urls.checked("returnUrl", input.returnUrl());
        var current = subscriptions.stored();
        var customer = current == null ? null : customer(current);
        if (current == null || customer == null) {
            throw UserErrorException.of(BillingErrorCode.NO_SUBSCRIPTION);
        }
        var url = calls.wished(
                current.provider(),
                (gateway, account) -> gateway.portal(account, Objects.requireNonNull(customer), returnUrl));
        transactions.run(() -> audit.record(
                "billing.portal_opened",
                BillingEvent.ENTITY,
                current.id().value(),
                Map.of("provider", current.provider())));
        return url;
    }

    /** Of several that a provider has of a tenant the one who pays for what counts. */
    private @Nullable String customer(StoredSubscription current) {
        var pays = current.state().customer();
        return pays == null ? customers.of(current.provider()) : pays;
    }
}
