package foyer.billing;

import foyer.platform.time.TenantClock;
import foyer.tenancy.Tenancy;
import foyer.tenancy.Tenant;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** How the billing of the tenant acted in stands, as the schema shows it. */
@Component
public class Billings {

    private final AccountQueries accounts;
    private final SubscriptionQueries subscriptions;
    private final PendingChanges pending;
    private final PlanOffers plans;
    private final Prices prices;
    private final Tenancy tenancy;
    private final TenantClock clock;

    Billings(
            AccountQueries accounts,
            SubscriptionQueries subscriptions,
            PendingChanges pending,
            PlanOffers plans,
            Prices prices,
            Tenancy tenancy,
            TenantClock clock) {
        this.accounts = accounts;
        this.subscriptions = subscriptions;
        this.pending = pending;
        this.plans = plans;
        this.prices = prices;
        this.tenancy = tenancy;
        this.clock = clock;
    }

    public Billing now() {
        return of(tenancy.tenant());
    }

    Billing of(Tenant tenant) {
        var account = accounts.read();
        var current = subscriptions.current(account);
        return new Billing(
                tenant.blueprint().name(), account, current == null ? null : current.at(clock.now()), plans.read());
    }

    @Nullable BillingSubscription shown(Billing billing) {
        var stored = billing.current();
        var price = stored == null ? null : prices.byCode(stored.priceCode());
        return stored == null || price == null
                ? null
                : BillingSubscription.of(stored, price, billing.offers().of(price.blueprint(), price.plan()));
    }

    /** What the buyer has to agree to, else what is to come with the end of the period. */
    @Nullable BillingPendingChange pendingChange(Billing billing) {
        var current = billing.current();
        if (current == null || !current.isLiving()) {
            return null;
        }
        var awaiting = pending.awaiting(clock.now());
        if (awaiting != null && awaiting.subscription().equals(current.id())) {
            var approval = awaiting.approval();
            return change(
                    billing.offers(),
                    BillingPendingChange.Kind.AWAITING_APPROVAL,
                    Objects.requireNonNull(awaiting.wanted().priceCode()),
                    Objects.requireNonNullElse(awaiting.wanted().seats(), 1),
                    null,
                    approval == null ? null : approval.url(),
                    approval == null ? null : approval.expiresAt());
        }
        var next = current.state().next();
        return next == null || current.state().cancelAtPeriodEnd()
                ? null
                : change(
                        billing.offers(),
                        BillingPendingChange.Kind.SCHEDULED,
                        Objects.requireNonNullElse(next.priceCode(), current.priceCode()),
                        next.seats(),
                        next.at(),
                        null,
                        null);
    }

    private @Nullable BillingPendingChange change(
            ReadOffers offers,
            BillingPendingChange.Kind kind,
            String priceCode,
            int seats,
            @Nullable Instant at,
            @Nullable String url,
            @Nullable Instant expiresAt) {
        var price = prices.byCode(priceCode);
        return price == null
                ? null
                : new BillingPendingChange(
                        kind, offers.of(price.blueprint(), price.plan()), price.interval(), seats, at, url, expiresAt);
    }
}
