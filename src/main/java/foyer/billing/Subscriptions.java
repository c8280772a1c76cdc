package foyer.billing;

import foyer.billing.LoweredTerms.TakenTerms;
import foyer.payments.Provider;
import foyer.payments.ProviderSubscription;
import foyer.platform.security.CurrentCaller;
import foyer.platform.time.TenantClock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The subscriptions of the tenant acted in, as their providers tell of them (spec/billing.md, "One state machine"). */
@Component
public class Subscriptions {

    private static final Logger LOG = LoggerFactory.getLogger(Subscriptions.class);

    private final SubscriptionQueries queries;
    private final CustomerQueries customers;
    private final AccountQueries accounts;
    private final Prices prices;
    private final LoweredTerms lowered;
    private final UnpaidRaises raises;
    private final CheckoutQueries checkouts;
    private final UsedCouponQueries coupons;
    private final BillingHistory history;
    private final TenantClock clock;

    Subscriptions(
            SubscriptionQueries queries,
            CustomerQueries customers,
            AccountQueries accounts,
            Prices prices,
            LoweredTerms lowered,
            UnpaidRaises raises,
            CheckoutQueries checkouts,
            UsedCouponQueries coupons,
            BillingHistory history,
            TenantClock clock) {
        this.queries = queries;
        this.customers = customers;
        this.accounts = accounts;
        this.prices = prices;
        this.lowered = lowered;
        this.raises = raises;
        this.checkouts = checkouts;
        this.coupons = coupons;
        this.history = history;
        this.clock = clock;
    }

    /** The one that counts, or the last one that did; null when there never was one. */
    public @Nullable Subscription current() {
        var stored = stored();
        return stored == null ? null : stored.shown();
    }

    /** As it stands now; none that is of its provider's other world. */
    @Nullable StoredSubscription stored() {
        return queries.now(accounts.read(), clock.now());
    }

    /** Takes what was told of a subscription, if it moves it forward. The caller holds the account. */
    @Transactional(propagation = Propagation.MANDATORY)
    Taken seen(Provider provider, ProviderSubscription answer, Told how) {
        var told = prices.priced(answer);
        if (told.reference() != null && !told.reference().equals(CurrentCaller.tenant())) {
            return Taken.KNOWN;
        }
        var before = queries.of(provider, told.id());
        var price = prices.byCode(told.priceCode());
        if (before == null) {
            if (!isOurs(provider, told)) {
                return Taken.KNOWN;
            }
            return price == null ? unknown(provider, told) : began(provider, price, told, how);
        }
        var priceCode = price == null ? before.priceCode() : price.code();
        var said = SubscriptionStates.kept(told, priceCode);
        var at = when(told, how);
        noteLiving(before, said, at);
        var taken = price == null ? lowered.unpriced(before, said) : lowered.taken(before, said, at);
        var changes = SubscriptionStates.between(before.state(), taken.state());
        if (changes.isEmpty() && Objects.equals(before.paid(), taken.paid())) {
            if (how.at().isAfter(before.seenAt())) {
                queries.touch(before, how.at());
            }
            return price == null && isNewlyUnknown(provider, before, told) ? Taken.APPLIED : Taken.KNOWN;
        }
        if (!how.isLaterThan(before.seenAt())) {
            return amended(before, price == null ? null : lowered.amended(before, said, at));
        }
        // Seats that are told of somebody else's price say nothing: what stays granted does.
        raises.seen(before, price == null ? taken.state() : said, at);
        queries.update(before, taken, since(before, told, how), how.laterOf(before.seenAt()));
        var isNewlyUnknown = price == null && isNewlyUnknown(provider, before, told);
        if (changes.isEmpty()) {
            return isNewlyUnknown ? Taken.APPLIED : Taken.KNOWN;
        }
        noteCustomer(before, provider, taken.state());
        noteCoupons(before.state(), taken.state());
        var kind = how.reconciling() ? BillingHistoryKind.RECONCILED : BillingHistoryKind.SUBSCRIPTION_CHANGED;
        note(kind, before.id(), changes);
        return Taken.APPLIED;
    }

    private void noteLiving(StoredSubscription before, ProviderSubscription told, Instant at) {
        var known = before.livingSince();
        var lives = StoredSubscription.livingAt(before.provider(), told, at);
        var wasNotNoted = known == null && before.isLiving();
        if (lives != null && !wasNotNoted && (known == null || lives.isBefore(known))) {
            queries.lives(before, lives);
        }
    }

    /** Of an earlier moment than what is known: the provider is asked for how it is now. */
    private Taken amended(StoredSubscription before, @Nullable TakenTerms late) {
        if (late == null || (late.state().equals(before.state()) && Objects.equals(late.paid(), before.paid()))) {
            return Taken.DOUBTFUL;
        }
        queries.update(before, late, before.statusSince(), before.seenAt());
        var changes = SubscriptionStates.between(before.state(), late.state());
        if (changes.isEmpty()) {
            return Taken.DOUBTFUL;
        }
        note(BillingHistoryKind.SUBSCRIPTION_CHANGED, before.id(), changes);
        return Taken.AMENDED;
    }

    /** Since when it was so at the latest. */
    private Instant when(ProviderSubscription told, Told how) {
        return told.updatedAt() == null ? moment(how) : SubscriptionStates.whole(told.updatedAt());
    }

    /** Somebody pays for something that gives the tenant nothing: people have to look into it, and tell again. */
    private Taken unknown(Provider provider, ProviderSubscription told) {
        if (!StoredSubscription.isLiving(told.status())) {
            return Taken.KNOWN;
        }
        noteUnknown(provider, told);
        return Taken.UNKNOWN;
    }

    /** That its terms are others than were bought is told once, and found by comparing if nobody tells. */
    private boolean isNewlyUnknown(Provider provider, StoredSubscription before, ProviderSubscription told) {
        return before.isLiving() && !before.priceCode().equals(told.priceCode()) && noteUnknown(provider, told);
    }

    /** Whether it was not noted yet. */
    private boolean noteUnknown(Provider provider, ProviderSubscription told) {
        var what = List.of(
                Difference.of(Fact.REFERENCE, null, told.id()), Difference.of(Fact.PRICE, null, told.priceCode()));
        var isNew = !history.has(BillingHistoryKind.UNKNOWN_PRICE, what);
        if (isNew) {
            LOG.error("{} has a subscription {} whose price {} is in no file", provider, told.id(), told.priceCode());
            history.add(BillingHistoryKind.UNKNOWN_PRICE, null, null, what, clock.now());
        }
        return isNew;
    }

    /** With PayPal whoever knows a plan can subscribe to it at a price of their own: only our pages count. */
    private boolean isOurs(Provider provider, ProviderSubscription told) {
        if (provider != Provider.PAYPAL || checkouts.names(provider, told.id())) {
            return true;
        }
        LOG.warn("{} has a subscription {} that no page of ours began", provider, told.id());
        return false;
    }

    private Taken began(Provider provider, Price price, ProviderSubscription told, Told how) {
        var state = SubscriptionStates.kept(told, price.code());
        var since = told.updatedAt() == null || !how.asked() ? moment(how) : SubscriptionStates.whole(told.updatedAt());
        var at = when(told, how);
        var living = StoredSubscription.livingAt(provider, state, at);
        var id = queries.insert(provider, lowered.first(provider, state, at), price.code(), since, living, how.at());
        noteCustomer(null, provider, state);
        coupons.note(state.coupon());
        var kind = how.reconciling() ? BillingHistoryKind.RECONCILED : BillingHistoryKind.SUBSCRIPTION_BEGAN;
        note(kind, id, SubscriptionStates.between(null, state));
        return Taken.APPLIED;
    }

    private void note(BillingHistoryKind kind, SubscriptionId id, List<Difference> changes) {
        history.add(kind, id, id.value(), changes, clock.now());
    }

    private void noteCustomer(@Nullable StoredSubscription before, Provider provider, ProviderSubscription state) {
        var customer = state.customer();
        if (customer != null
                && (before == null || !customer.equals(before.state().customer()))) {
            customers.write(provider, customer);
        }
    }

    private void noteCoupons(ProviderSubscription before, ProviderSubscription after) {
        if (!Objects.equals(before.coupon(), after.coupon())) {
            coupons.note(before.coupon());
            coupons.note(after.coupon());
        }
    }

    /** One that is behind with paying has been so since it first was, whatever the provider calls it since. */
    private Instant since(StoredSubscription before, ProviderSubscription told, Told how) {
        var same = before.status() == told.status()
                || (StoredSubscription.isBehind(before.status()) && StoredSubscription.isBehind(told.status()));
        if (same && !wasPaidBetween(before, told)) {
            return before.statusSince();
        }
        return how.asked() && told.updatedAt() != null ? SubscriptionStates.whole(told.updatedAt()) : moment(how);
    }

    /** With PayPal a period begins when it is paid: who is behind again in another one is so anew, whatever was told between. */
    private static boolean wasPaidBetween(StoredSubscription before, ProviderSubscription told) {
        var paid = SubscriptionStates.micros(told.periodStart());
        var known = before.state().periodStart();
        return before.provider() == Provider.PAYPAL
                && StoredSubscription.isBehind(told.status())
                && paid != null
                && known != null
                && paid.isAfter(known);
    }

    /** An answer is dated ahead. */
    private Instant moment(Told how) {
        var now = clock.now();
        return how.at().isAfter(now) ? now : how.at();
    }
}
