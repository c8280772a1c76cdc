package foyer.billing;

import foyer.billing.PendingChange.Kind;
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
    private final BillingPreviews previews;
    private final ChangeDeeds deeds;
    private final ProviderCalls calls;
    private final ReturnUrls urls;
    private final FrontendLinks links;
    private final Idempotency idempotency;
    private final Transactions transactions;
    private final TenantClock clock;
    private final RateLimits limits;

    ChangeService(
            AccountQueries accounts,
            SubscriptionQueries subscriptions,
            PendingChanges pending,
            ChangeTerms terms,
            BillingPreviews previews,
            ChangeDeeds deeds,
            ProviderCalls calls,
            ReturnUrls urls,
            FrontendLinks links,
            Idempotency idempotency,
            Transactions transactions,
            TenantClock clock,
            RateLimits limits) {
        this.accounts = accounts;
        this.subscriptions = subscriptions;
        this.pending = pending;
        this.terms = terms;
        this.previews = previews;
        this.deeds = deeds;
        this.calls = calls;
        this.urls = urls;
        this.links = links;
        this.idempotency = idempotency;
        this.transactions = transactions;
        this.clock = clock;
        this.limits = limits;
    }

    /** What equals the present takes back what was to come. */
    public void change(BillingInputs.Change input) {
        var back = back(input);
        wish("subscriptionChange", input.idempotencyKey(), input, input.version(), (id, current) -> {
            var wanted = terms.terms(current, input.plan(), input.interval(), input.seats());
            terms.requirePossible(current, wanted);
            // The provider that has something else already is asked for what was.
            var same = wanted.same() && current.ahead() == null;
            if (same) {
                pending.giveUpAwaiting(clock.now());
            }
            return PendingChange.of(id, current.id(), same ? Kind.UNSCHEDULE : Kind.CHANGE, clock.now())
                    .to(wanted, back, input.cancelUrl())
                    .atPeriodEnd(same ? current.state().next() != null : wanted.atPeriodEnd());
        });
    }

    /**
     * What the same call would cost and do without {@code dryRun}.
     *
     * @throws UserErrorException as that call does, as far as it can be known
     */
    BillingPreview preview(BillingInputs.Change input) {
        back(input);
        var current = living(subscriptions.now(accounts.read(), clock.now()), input.version());
        return previews.change(current, terms.terms(current, input.plan(), input.interval(), input.seats()));
    }

    private String back(BillingInputs.Change input) {
        if (input.cancelUrl() != null) {
            urls.checked("cancelUrl", input.cancelUrl());
        }
        return input.returnUrl() == null ? links.home().toString() : urls.checked("returnUrl", input.returnUrl());
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
            if (!ChangeDeeds.isInForce(coupon, current) && pending.hadCoupon(coupon)) {
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
        // First: whoever asks too often leaves nothing behind.
        calls.count();
        var id = transactions.write(() -> idempotency.once(
                operation, key, input, BillingErrorCode.IDEMPOTENCY_KEY_REUSED, () -> noted(version, wanted)));
        var change = Objects.requireNonNull(pending.byId(id));
        switch (change.status()) {
            case REQUESTED -> deeds.carryOut(change);
            case AWAITING_APPROVAL, APPLIED -> {}
            case REFUSED ->
                throw UserErrorException.of(Objects.requireNonNullElse(change.refusal(), BillingErrorCode.REFUSED));
            case ABANDONED -> throw UserErrorException.of(BillingErrorCode.STATE_CONFLICT);
        }
    }

    private UUID noted(@Nullable Integer version, BiFunction<UUID, StoredSubscription, PendingChange> wanted) {
        var current = living(subscriptions.now(accounts.lock(), clock.now()), version);
        var change = wanted.apply(NewIds.at(clock.now()), current);
        if (!calls.has(current)) {
            throw UserErrorException.of(BillingErrorCode.UNSUPPORTED);
        }
        pending.request(change, differences(current, change));
        return change.id();
    }

    private StoredSubscription living(@Nullable StoredSubscription current, @Nullable Integer version) {
        if (current == null || !current.isLiving()) {
            throw UserErrorException.of(BillingErrorCode.NO_SUBSCRIPTION);
        }
        if (version != null && version != current.version()) {
            throw UserErrorException.at("version", BillingErrorCode.VERSION_CONFLICT);
        }
        return current;
    }

    private static List<Difference> differences(StoredSubscription current, PendingChange change) {
        var requested = Difference.of(Fact.REQUESTED, null, change.kind());
        var wanted = change.wanted();
        return change.kind() == Kind.CHANGE
                ? List.of(
                        requested,
                        Difference.of(Fact.PRICE, current.priceCode(), wanted.priceCode()),
                        Difference.of(Fact.SEATS, current.state().seats(), wanted.seats()),
                        Difference.of(Fact.AT_PERIOD_END, null, wanted.atPeriodEnd()))
                : List.of(requested);
    }
}
