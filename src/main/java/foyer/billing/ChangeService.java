package foyer.billing;

import foyer.billing.PendingChange.Kind;
import foyer.payments.ChangeOutcome;
import foyer.payments.PaymentAccount;
import foyer.payments.PaymentGateway;
import foyer.payments.ProviderException;
import foyer.payments.SubscriptionChange;
import foyer.platform.database.NewIds;
import foyer.platform.database.Transactions;
import foyer.platform.graphql.UserErrorException;
import foyer.platform.graphql.mutation.Idempotency;
import foyer.platform.limits.Rate;
import foyer.platform.limits.RateKey;
import foyer.platform.limits.RateLimits;
import foyer.platform.mail.FrontendLinks;
import foyer.platform.security.CurrentCaller;
import foyer.platform.time.TenantClock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * Asks providers for changes of the tenant's subscription. Each wish is a row before the provider is asked, under whose id
 * it is asked: whoever lost the answer calls again with the same key, and the provider does it once.
 */
@Service
public class ChangeService {

    private static final int LONGEST_COUPON = 100;
    private static final Rate COUPONS = new Rate(20, Duration.ofHours(1));

    private final AccountQueries accounts;
    private final SubscriptionQueries subscriptions;
    private final PendingChanges pending;
    private final ChangeTerms terms;
    private final Prices prices;
    private final ProviderPrices providerPrices;
    private final ReturnUrls urls;
    private final FrontendLinks links;
    private final ProviderCalls calls;
    private final Idempotency idempotency;
    private final Transactions transactions;
    private final TenantClock clock;
    private final RateLimits limits;

    ChangeService(
            AccountQueries accounts,
            SubscriptionQueries subscriptions,
            PendingChanges pending,
            ChangeTerms terms,
            Prices prices,
            ProviderPrices providerPrices,
            ReturnUrls urls,
            FrontendLinks links,
            ProviderCalls calls,
            Idempotency idempotency,
            Transactions transactions,
            TenantClock clock,
            RateLimits limits) {
        this.accounts = accounts;
        this.subscriptions = subscriptions;
        this.pending = pending;
        this.terms = terms;
        this.prices = prices;
        this.providerPrices = providerPrices;
        this.urls = urls;
        this.links = links;
        this.calls = calls;
        this.idempotency = idempotency;
        this.transactions = transactions;
        this.clock = clock;
        this.limits = limits;
    }

    /** What equals the present takes back what was to come. */
    public void change(BillingInputs.Change input) {
        var back = input.returnUrl() == null ? links.home().toString() : urls.checked("returnUrl", input.returnUrl());
        if (input.cancelUrl() != null) {
            urls.checked("cancelUrl", input.cancelUrl());
        }
        wish("subscriptionChange", input.idempotencyKey(), input, input.version(), (id, current) -> {
            var wanted = terms.terms(current, input.plan(), input.interval(), input.seats());
            terms.requirePossible(current, wanted);
            // The provider that has less already is asked for what was.
            var same = wanted.same() && current.lowered() == null;
            if (same) {
                pending.giveUpAwaiting(clock.now());
            }
            return PendingChange.of(id, current.id(), same ? Kind.UNSCHEDULE : Kind.CHANGE, clock.now())
                    .to(wanted.price(), wanted.seats(), wanted.atPeriodEnd())
                    .back(back, input.cancelUrl());
        });
    }

    public void cancel(BillingInputs.Cancel input) {
        wish(
                "subscriptionCancel",
                input.idempotencyKey(),
                input,
                input.version(),
                (id, current) -> PendingChange.of(id, current.id(), Kind.CANCEL, clock.now())
                        .atPeriodEnd(input.atPeriodEnd()));
    }

    void resume(BillingInputs.Resume input) {
        wish(
                "subscriptionResume",
                input.idempotencyKey(),
                input,
                input.version(),
                (id, current) -> PendingChange.of(id, current.id(), Kind.RESUME, clock.now()));
    }

    void applyCoupon(BillingInputs.ApplyCoupon input) {
        if (input.coupon().isBlank() || input.coupon().length() > LONGEST_COUPON) {
            throw UserErrorException.at("coupon", BillingErrorCode.COUPON_INVALID);
        }
        // Codes can be guessed, and what is for once is to be had once.
        limits.take(RateKey.of("coupon", CurrentCaller.tenant().toString()), COUPONS);
        var coupon = input.coupon().strip();
        wish("subscriptionApplyCoupon", input.idempotencyKey(), input, null, (id, current) -> {
            if (!isInForce(coupon, current) && pending.hadCoupon(coupon)) {
                throw UserErrorException.at("coupon", BillingErrorCode.COUPON_INVALID);
            }
            return PendingChange.of(id, current.id(), Kind.COUPON, clock.now()).coupon(coupon);
        });
    }

    private void wish(
            String operation,
            String key,
            Object input,
            @Nullable Integer version,
            BiFunction<UUID, StoredSubscription, PendingChange> wanted) {
        var id = transactions.write(() -> idempotency.once(
                operation, key, input, BillingErrorCode.IDEMPOTENCY_KEY_REUSED, () -> noted(version, wanted)));
        var change = Objects.requireNonNull(pending.byId(id));
        switch (change.status()) {
            case REQUESTED -> carryOut(change);
            case AWAITING_APPROVAL, APPLIED -> {}
            case REFUSED ->
                throw UserErrorException.of(Objects.requireNonNullElse(change.refusal(), BillingErrorCode.REFUSED));
            case ABANDONED -> throw UserErrorException.of(BillingErrorCode.STATE_CONFLICT);
        }
    }

    private UUID noted(@Nullable Integer version, BiFunction<UUID, StoredSubscription, PendingChange> wanted) {
        var current = subscriptions.now(accounts.lock(), clock.now());
        if (current == null || !current.isLiving()) {
            throw UserErrorException.of(BillingErrorCode.NO_SUBSCRIPTION);
        }
        if (version != null && version != current.version()) {
            throw UserErrorException.at("version", BillingErrorCode.VERSION_CONFLICT);
        }
        var change = wanted.apply(NewIds.at(clock.now()), current);
        pending.request(change, differences(current, change));
        return change.id();
    }

    private static List<Difference> differences(StoredSubscription current, PendingChange change) {
        var kind = Difference.of("kind", null, change.kind());
        return change.kind() == Kind.CHANGE
                ? List.of(
                        kind,
                        Difference.of("price", current.priceCode(), change.priceCode()),
                        Difference.of("seats", current.state().seats(), change.seats()),
                        Difference.of("atPeriodEnd", null, change.atPeriodEnd()))
                : List.of(kind);
    }

    private void carryOut(PendingChange change) {
        var current = Objects.requireNonNull(subscriptions.byId(change.subscription()));
        var version = calls.version();
        switch (outcome(change, current)) {
            case ChangeOutcome.Applied(var subscription) -> {
                calls.takeOverDone(current.provider(), subscription, version);
                finish(() -> pending.applied(change, clock.now()));
            }
            case ChangeOutcome.AwaitingApproval(var url, var expiresAt) ->
                finish(() -> pending.awaits(change, url, expiresAt, clock.now()));
        }
    }

    private void finish(Runnable work) {
        transactions.run(() -> {
            accounts.lock();
            work.run();
        });
    }

    private ChangeOutcome outcome(PendingChange change, StoredSubscription current) {
        try {
            return calls.wished(current.provider(), (gateway, account) -> done(gateway, account, change, current));
        } catch (UserErrorException e) {
            if (!ProviderCalls.isDecided(e)) {
                throw e;
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
        return switch (change.kind()) {
            case CHANGE -> gateway.change(account, wanted(gateway, account, change, current), key);
            case UNSCHEDULE -> new ChangeOutcome.Applied(gateway.unschedule(account, id, key));
            case CANCEL -> new ChangeOutcome.Applied(gateway.cancel(account, id, change.atPeriodEnd(), key));
            case RESUME -> new ChangeOutcome.Applied(gateway.resume(account, id, key));
            case COUPON -> {
                var coupon = Objects.requireNonNull(change.coupon());
                yield new ChangeOutcome.Applied(
                        isInForce(coupon, current)
                                ? gateway.subscription(account, id)
                                : gateway.applyCoupon(account, id, coupon, key));
            }
        };
    }

    /** Asked for again it would begin anew, and never end. */
    private static boolean isInForce(String coupon, StoredSubscription current) {
        return coupon.equalsIgnoreCase(current.state().coupon());
    }

    private SubscriptionChange wanted(
            PaymentGateway gateway, PaymentAccount account, PendingChange change, StoredSubscription current) {
        var price = Objects.requireNonNull(prices.byCode(change.priceCode()));
        return new SubscriptionChange(
                current.state().id(),
                providerPrices.of(gateway, account, price),
                price.terms(),
                Objects.requireNonNull(change.seats()),
                change.atPeriodEnd(),
                Objects.requireNonNull(change.returnUrl()),
                Objects.requireNonNull(change.cancelUrl()));
    }
}
