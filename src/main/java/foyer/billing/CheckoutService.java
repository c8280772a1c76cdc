package foyer.billing;

import foyer.billing.CheckoutQueries.Checkout;
import foyer.payments.CheckoutPage;
import foyer.payments.CheckoutRequest;
import foyer.payments.PaymentAccount;
import foyer.payments.PaymentGateway;
import foyer.payments.ProviderException;
import foyer.platform.database.NewIds;
import foyer.platform.database.Transactions;
import foyer.platform.graphql.UserErrorException;
import foyer.platform.graphql.mutation.Idempotency;
import foyer.platform.security.CurrentCaller;
import foyer.platform.time.TenantClock;
import foyer.tenancy.MembershipId;
import foyer.tenancy.Memberships;
import foyer.tenancy.Tenancy;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * Begins subscriptions on pages of providers. The page is asked for under the id of the checkout: whoever lost the answer
 * and calls again with the same key gets the same page.
 */
@Service
class CheckoutService {

    private static final String DOLLARS = "USD";

    /** Of the key of a page for somebody whom the provider does not know. */
    private static final String NEW_CUSTOMER = ":new";

    private final CheckoutQueries queries;
    private final AccountQueries accounts;
    private final SubscriptionQueries subscriptions;
    private final CustomerQueries customers;
    private final Prices prices;
    private final UnpaidInvoiceQueries invoices;
    private final ReturnUrls urls;
    private final Staying staying;
    private final ProviderPrices providerPrices;
    private final ProviderCalls calls;
    private final BillingHistory history;
    private final Idempotency idempotency;
    private final Memberships memberships;
    private final Tenancy tenancy;
    private final Transactions transactions;
    private final TenantClock clock;

    CheckoutService(
            CheckoutQueries queries,
            AccountQueries accounts,
            SubscriptionQueries subscriptions,
            CustomerQueries customers,
            Prices prices,
            UnpaidInvoiceQueries invoices,
            ReturnUrls urls,
            Staying staying,
            ProviderPrices providerPrices,
            ProviderCalls calls,
            BillingHistory history,
            Idempotency idempotency,
            Memberships memberships,
            Tenancy tenancy,
            Transactions transactions,
            TenantClock clock) {
        this.queries = queries;
        this.accounts = accounts;
        this.subscriptions = subscriptions;
        this.customers = customers;
        this.prices = prices;
        this.invoices = invoices;
        this.urls = urls;
        this.staying = staying;
        this.providerPrices = providerPrices;
        this.calls = calls;
        this.history = history;
        this.idempotency = idempotency;
        this.memberships = memberships;
        this.tenancy = tenancy;
        this.transactions = transactions;
        this.clock = clock;
    }

    Checkout start(BillingInputs.CheckoutStart input) {
        staying.require();
        urls.checked("successUrl", input.successUrl());
        urls.checked("cancelUrl", input.cancelUrl());
        var price = price(input);
        var seats = BillingInputs.seats(input.seats(), price);
        // First: whoever asks too often leaves no row behind.
        calls.count();
        var id = transactions.write(() -> idempotency.once(
                "billingCheckoutStart",
                input.idempotencyKey(),
                input,
                BillingErrorCode.IDEMPOTENCY_KEY_REUSED,
                () -> insert(input, price, seats)));
        var checkout = Objects.requireNonNull(queries.byId(id));
        return checkout.url() == null ? asked(checkout, price) : checkout;
    }

    private UUID insert(BillingInputs.CheckoutStart input, Price price, int seats) {
        var account = accounts.lock();
        var current = subscriptions.current(account);
        var now = clock.now();
        if (current != null && current.at(now).isLiving()) {
            throw UserErrorException.of(BillingErrorCode.ALREADY_SUBSCRIBED);
        }
        var unpaid = invoices.oldest();
        if (unpaid != null) {
            throw UserErrorException.of(
                    BillingErrorCode.INVOICE_UNPAID, unpaid.name(), Objects.requireNonNullElse(unpaid.page(), ""));
        }
        var checkout = new Checkout(
                NewIds.at(now),
                price.provider(),
                price.code(),
                seats,
                account.trialUsedAt() == null && price.isFreeAtFirst(seats) ? price.trialDays() : 0,
                email(),
                input.successUrl(),
                input.cancelUrl(),
                null,
                null,
                null,
                null,
                null);
        queries.insert(checkout, now);
        var changes = List.of(
                Difference.of(Fact.PRICE, null, price.code()), Difference.of(Fact.SEATS, null, checkout.seats()));
        history.add(BillingHistoryKind.CHECKOUT_STARTED, null, checkout.id(), changes, now);
        return checkout.id();
    }

    private Checkout asked(Checkout checkout, Price price) {
        var customer = customers.of(checkout.provider());
        var name = tenancy.tenant().name();
        var page = calls.counted(
                checkout.provider(), (gateway, account) -> page(gateway, account, checkout, price, customer, name));
        transactions.run(() -> queries.answered(checkout.id(), page));
        return Objects.requireNonNull(queries.byId(checkout.id()));
    }

    private CheckoutPage page(
            PaymentGateway gateway,
            PaymentAccount account,
            Checkout checkout,
            Price price,
            @Nullable String customer,
            String name) {
        var request = new CheckoutRequest(
                CurrentCaller.tenant(),
                customer,
                checkout.email(),
                name,
                providerPrices.of(gateway, account, price),
                price.terms(),
                checkout.seats(),
                checkout.trialDays(),
                checkout.successUrl(),
                checkout.cancelUrl());
        if (customer == null) {
            return gateway.checkout(account, request, checkout.id() + NEW_CUSTOMER);
        }
        try {
            return gateway.checkout(account, request, checkout.id().toString());
        } catch (ProviderException e) {
            if (e.reason() != ProviderException.Reason.NOT_FOUND) {
                throw e;
            }
            // Somebody deleted the customer there: another one is made.
            var page = gateway.checkout(account, request.ofNobody(), checkout.id() + NEW_CUSTOMER);
            transactions.run(() -> customers.forget(checkout.provider(), customer));
            return page;
        }
    }

    private Price price(BillingInputs.CheckoutStart input) {
        var tenant = tenancy.tenant();
        var offered = prices.of(tenant.blueprint().name()).stream()
                .filter(Price::offered)
                .filter(price -> price.plan().equals(input.plan())
                        && price.provider() == input.provider()
                        && price.interval() == input.interval())
                .toList();
        var wanted = input.currency() == null ? List.of(tenant.currency(), DOLLARS) : List.of(input.currency());
        return wanted.stream()
                .flatMap(currency ->
                        offered.stream().filter(price -> price.currency().equals(currency)))
                .filter(price -> calls.has(price.provider()))
                .findFirst()
                .orElseThrow(() -> UserErrorException.at("plan", BillingErrorCode.PRICE_NOT_FOUND));
    }

    /** Of whoever calls: only people do. */
    private String email() {
        var id = new MembershipId(Objects.requireNonNull(CurrentCaller.actor().id()));
        return Objects.requireNonNull(memberships.byIds(List.of(id)).get(id)).email();
    }
}
