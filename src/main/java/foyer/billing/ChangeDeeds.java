package foyer.billing;

import foyer.billing.PendingChange.Kind;
import foyer.payments.ChangeOutcome;
import foyer.payments.PaymentAccount;
import foyer.payments.PaymentGateway;
import foyer.payments.ProviderException;
import foyer.payments.SubscriptionChange;
import foyer.platform.database.Transactions;
import foyer.platform.graphql.UserErrorException;
import foyer.platform.time.TenantClock;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** Has the provider do what was asked for, under the id of its row, and keeps what came of it. Not in a transaction. */
@Component
class ChangeDeeds {

    private final AccountQueries accounts;
    private final SubscriptionQueries subscriptions;
    private final PendingChanges pending;
    private final Prices prices;
    private final ProviderPrices providerPrices;
    private final ProviderCalls calls;
    private final Transactions transactions;
    private final TenantClock clock;

    ChangeDeeds(
            AccountQueries accounts,
            SubscriptionQueries subscriptions,
            PendingChanges pending,
            Prices prices,
            ProviderPrices providerPrices,
            ProviderCalls calls,
            Transactions transactions,
            TenantClock clock) {
        this.accounts = accounts;
        this.subscriptions = subscriptions;
        this.pending = pending;
        this.prices = prices;
        this.providerPrices = providerPrices;
        this.calls = calls;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * Whoever wishes for it was counted ({@link ProviderCalls#count}).
     *
     * @throws UserErrorException when it did not come, or nobody knows
     */
    void carryOut(PendingChange change) {
        var current = Objects.requireNonNull(subscriptions.byId(change.subscription()));
        var version = calls.version();
        var outcome = outcome(change, current);
        switch (outcome) {
            case ChangeOutcome.Applied(var subscription) -> {
                calls.takeOverDone(current.provider(), subscription, version);
                finish(() -> pending.applied(change, clock.now()));
            }
            case ChangeOutcome.AwaitingApproval(var url, var expiresAt) ->
                finish(() -> pending.awaits(change, url, expiresAt, clock.now()));
        }
    }

    /** Asked for again it would begin anew, and never end. */
    static boolean isInForce(String coupon, StoredSubscription current) {
        return coupon.equalsIgnoreCase(current.state().coupon());
    }

    private void finish(Runnable work) {
        transactions.run(() -> {
            accounts.lock();
            work.run();
        });
    }

    private ChangeOutcome outcome(PendingChange change, StoredSubscription current) {
        if (!calls.has(current)) {
            // There are other keys than when it was wished for.
            throw UserErrorException.of(BillingErrorCode.PROVIDER_UNAVAILABLE);
        }
        try {
            return calls.counted(current.provider(), (gateway, account) -> done(gateway, account, change, current));
        } catch (UserErrorException e) {
            if (!ProviderCalls.isDecided(e)) {
                throw ProviderCalls.undecided(e);
            }
            var unknownCoupon = change.kind() == Kind.COUPON
                    && e.getCause() instanceof ProviderException cause
                    && cause.reason() == ProviderException.Reason.NOT_FOUND;
            var code = unknownCoupon
                    ? BillingErrorCode.COUPON_INVALID
                    : BillingErrorCode.valueOf(e.problems().getFirst().code().name());
            finish(() -> pending.refused(change, code, clock.now()));
            throw unknownCoupon ? UserErrorException.at("coupon", code) : e;
        }
    }

    private ChangeOutcome done(
            PaymentGateway gateway, PaymentAccount account, PendingChange change, StoredSubscription current) {
        var id = current.state().id();
        var key = change.id().toString();
        var wanted = change.wanted();
        return switch (change.kind()) {
            case CHANGE -> gateway.change(account, change(gateway, account, change, current), key);
            case UNSCHEDULE -> new ChangeOutcome.Applied(gateway.unschedule(account, id, key));
            case CANCEL -> new ChangeOutcome.Applied(gateway.cancel(account, id, wanted.atPeriodEnd(), key));
            case RESUME -> new ChangeOutcome.Applied(gateway.resume(account, id, key));
            case COUPON -> {
                var coupon = Objects.requireNonNull(wanted.coupon());
                yield new ChangeOutcome.Applied(
                        isInForce(coupon, current)
                                ? gateway.subscription(account, id)
                                : gateway.applyCoupon(account, id, coupon, key));
            }
        };
    }

    private SubscriptionChange change(
            PaymentGateway gateway, PaymentAccount account, PendingChange change, StoredSubscription current) {
        var wanted = change.wanted();
        var pages = change.pages();
        var price = Objects.requireNonNull(prices.byCode(wanted.priceCode()));
        return price.change(
                current.state().id(),
                providerPrices.of(gateway, account, price),
                Objects.requireNonNull(wanted.seats()),
                wanted.atPeriodEnd(),
                Objects.requireNonNull(pages.returnUrl()),
                Objects.requireNonNull(pages.cancelUrl()));
    }
}
