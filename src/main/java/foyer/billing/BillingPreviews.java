package foyer.billing;

import foyer.payments.BillingInterval;
import foyer.payments.ChangePreview;
import foyer.payments.ProviderInvoice.Line;
import foyer.payments.SubscriptionStatus;
import foyer.platform.graphql.ApiException;
import foyer.platform.graphql.UserErrorException;
import foyer.platform.mail.FrontendLinks;
import foyer.platform.time.TenantClock;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What changes would cost: as the provider says, or where it does not, as reckoned from the prices. */
@Component
class BillingPreviews {

    private final Subscriptions subscriptions;
    private final ChangeTerms terms;
    private final Prices prices;
    private final ProviderPrices providerPrices;
    private final ProviderCalls calls;
    private final CreditBalances credits;
    private final FrontendLinks links;
    private final TenantClock clock;

    BillingPreviews(
            Subscriptions subscriptions,
            ChangeTerms terms,
            Prices prices,
            ProviderPrices providerPrices,
            ProviderCalls calls,
            CreditBalances credits,
            FrontendLinks links,
            TenantClock clock) {
        this.subscriptions = subscriptions;
        this.terms = terms;
        this.prices = prices;
        this.providerPrices = providerPrices;
        this.calls = calls;
        this.credits = credits;
        this.links = links;
        this.clock = clock;
    }

    /**
     * Of a change, absent for what stays; null without a subscription that goes on.
     *
     * @throws UserErrorException when the change would be refused
     */
    @Nullable BillingPreview change(@Nullable String plan, @Nullable BillingInterval interval, @Nullable Integer seats) {
        var stored = subscriptions.stored();
        var current = stored == null ? null : stored.at(clock.now());
        return current == null || !current.isLiving()
                ? null
                : change(current, terms.terms(current, plan, interval, seats));
    }

    /**
     * Of a change to these terms.
     *
     * @throws UserErrorException when the change would be refused
     */
    BillingPreview change(StoredSubscription current, ChangeTerms.Terms wanted) {
        terms.requirePossible(current, wanted);
        return BillingPreview.of(
                wanted.same()
                        ? asItStands(current, ChangeTerms.Terms.later(wanted.price(), wanted.seats(), true))
                        : asked(current, wanted),
                wanted,
                wanted.atPeriodEnd());
    }

    /** As things stand: what is to come with the end of the period counts. */
    @Nullable BillingPreview next(@Nullable StoredSubscription current) {
        if (current == null || !current.isLiving() || current.state().cancelAtPeriodEnd()) {
            return null;
        }
        var next = current.state().next();
        var price = next == null ? null : prices.byCode(next.priceCode());
        var present = prices.byCode(current.priceCode());
        if (present == null) {
            return null;
        }
        var becomes = next == null || price == null
                ? ChangeTerms.Terms.later(present, current.state().seats(), true)
                : ChangeTerms.Terms.later(price, next.seats(), false);
        return BillingPreview.of(asItStands(current, becomes), becomes, true);
    }

    /**
     * Of what needs no change any more the prices tell, and nobody is asked; but what a coupon takes off only its provider
     * knows. Where that is not to be had, for whatever reason, it is shown without.
     */
    private ChangePreview asItStands(StoredSubscription current, ChangeTerms.Terms becomes) {
        if (current.state().coupon() != null && calls.has(current)) {
            try {
                return preview(current, becomes);
            } catch (UserErrorException | ApiException e) {
                return reckoned(current, becomes, clock.now());
            }
        }
        return reckoned(current, becomes, clock.now());
    }

    private ChangePreview preview(StoredSubscription current, ChangeTerms.Terms wanted) {
        var home = links.home().toString();
        return calls.wished(current.provider(), (gateway, account) -> {
            var with = providerPrices.of(gateway, account, wanted.price());
            var change =
                    wanted.price().change(current.state().id(), with, wanted.seats(), wanted.atPeriodEnd(), home, home);
            return gateway.preview(account, change);
        });
    }

    /** What the provider would refuse is refused; where it does not answer, the prices tell. */
    private ChangePreview asked(StoredSubscription current, ChangeTerms.Terms wanted) {
        try {
            return preview(current, wanted);
        } catch (UserErrorException e) {
            if (ProviderCalls.isRefused(e)) {
                throw e;
            }
            return reckoned(current, wanted, clock.now());
        }
    }

    /** Without tax and coupons: at once what is left of the period costs more, and then the whole. */
    private ChangePreview reckoned(StoredSubscription current, ChangeTerms.Terms wanted, Instant now) {
        var present = Objects.requireNonNull(prices.byCode(current.priceCode()));
        var price = wanted.price();
        var state = current.state();
        var start = state.periodStart();
        var end = wanted.endsTrial() ? price.interval().after(now, 1) : state.periodEnd();
        var begins = wanted.endsTrial() ? now : end;
        var ends = wanted.endsTrial() ? end : null;
        var lines = new ArrayList<Line>();
        if (price.amountMinor() > 0) {
            lines.add(new Line(price.name(), price.amountMinor(), 1, begins, ends));
        }
        if (price.isBySeat()) {
            lines.add(new Line(price.name(), price.seatAmountMinor() * wanted.seats(), wanted.seats(), begins, ends));
        }
        var next = price.total(wanted.seats());
        var dueNow = wanted.endsTrial() ? next : 0L;
        if (!wanted.same() && !wanted.atPeriodEnd() && state.status() != SubscriptionStatus.TRIALING) {
            dueNow = price.interval() == present.interval()
                    ? Math.max(0, part(next - present.total(state.seats()), start, end, now))
                    : next;
        }
        var credit = credits.of(current, price.currency());
        var nextDue = Math.max(0, next - Math.max(0, credit - dueNow));
        dueNow = Math.max(0, dueNow - credit);
        return new ChangePreview(price.currency(), List.copyOf(lines), dueNow, next, nextDue, end, false);
    }

    private static long part(long amount, @Nullable Instant start, @Nullable Instant end, Instant now) {
        if (start == null || end == null || !end.isAfter(start) || now.isBefore(start)) {
            return amount;
        }
        var left = Math.max(0, Duration.between(now, end).toSeconds());
        var whole = Math.max(1, Duration.between(start, end).toSeconds());
        return BigDecimal.valueOf(amount)
                .multiply(BigDecimal.valueOf(left))
                .divide(BigDecimal.valueOf(whole), 0, RoundingMode.HALF_UP)
                .longValue();
    }
}
