package foyer.billing;

import foyer.billing.Account.Granted;
import foyer.entitlements.AccessLevel;
import foyer.entitlements.Claims;
import foyer.payments.SubscriptionStatus;
import foyer.platform.time.Moments;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Makes of the stored subscriptions, invoices and the time what the tenant may do, and writes it to the tenant's claim.
 * What comes out depends on the rows and the moment only, not on the order in which they came.
 */
@Component
class AccountSettling {

    private static final Logger LOG = LoggerFactory.getLogger(AccountSettling.class);

    /** So long before grace ends the owners are told. */
    private static final Duration WARNING = Duration.ofDays(3);

    /** So long after a price was in no file it is looked for again. */
    private static final Duration UNPRICED = Duration.ofHours(1);

    private final AccountQueries accounts;
    private final SubscriptionQueries subscriptions;
    private final CheckoutQueries checkouts;
    private final PendingChanges pending;
    private final Prices prices;
    private final Modes modes;
    private final SubscriptionAccess accesses;
    private final Claims claims;
    private final BillingHistory history;
    private final BillingMails mails;

    AccountSettling(
            AccountQueries accounts,
            SubscriptionQueries subscriptions,
            CheckoutQueries checkouts,
            PendingChanges pending,
            Prices prices,
            Modes modes,
            SubscriptionAccess accesses,
            Claims claims,
            BillingHistory history,
            BillingMails mails) {
        this.accounts = accounts;
        this.subscriptions = subscriptions;
        this.checkouts = checkouts;
        this.pending = pending;
        this.prices = prices;
        this.modes = modes;
        this.accesses = accesses;
        this.claims = claims;
        this.history = history;
        this.mails = mails;
    }

    /**
     * The caller holds the account, which is written in any case: its version tells that something was done. What waited
     * for the buyer has come when the subscription is so.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    Account settle(Account before, Instant now) {
        var after = settled(before, now);
        accounts.write(after);
        return after;
    }

    /** The same where nothing was told: it is written only where the settings or the time make another of it. */
    @Transactional(propagation = Propagation.MANDATORY)
    void settleAgain(Account before, Instant now) {
        var after = settled(before, now);
        if (!after.isAs(before)) {
            accounts.write(after);
        }
    }

    private Account settled(Account before, Instant now) {
        var all = subscriptions.all().stream()
                .filter(one -> !modes.isOther(one))
                .map(one -> one.at(now))
                .toList();
        var current = current(all);
        pending.settled(current, now);
        var price = current == null ? null : prices.byCode(current.priceCode());
        if (current != null && price == null && current.isLiving()) {
            return unpriced(before, current, now);
        }
        var access = current == null || price == null ? Access.FREE : accesses.of(current, price, now);
        var granted = Grants.granted(before, current, price, access, now);
        grant(before, granted);
        claimAccess(before, current, access);
        var changes = Grants.changes(before, granted, access.level());
        if (!changes.isEmpty()) {
            history.add(BillingHistoryKind.ACCESS_CHANGED, current == null ? null : current.id(), null, changes, now);
        }
        var warned = warned(before, access, now);
        return new Account(
                current == null ? null : current.id(),
                before.trialUsedAt() == null && trialIsUsed(all) ? now : before.trialUsedAt(),
                granted,
                access.level(),
                access.cause(),
                access.changesAt(),
                Moments.earlier(
                        Moments.earlier(access.changesAt(), warnDue(access, warned)),
                        Moments.earlier(
                                periodDue(granted, current, now),
                                Moments.earlier(endDue(current), loweredDue(current)))),
                warned,
                before.version() + 1);
    }

    /** Nobody loses what is paid for because a price was taken out of the files: it stays as it is until it is there again. */
    private static Account unpriced(Account before, StoredSubscription current, Instant now) {
        LOG.error("the price {} of subscription {} is in no file", current.priceCode(), current.id());
        return new Account(
                current.id(),
                before.trialUsedAt(),
                before.granted(),
                before.access(),
                before.cause(),
                before.accessChangesAt(),
                now.plus(UNPRICED),
                before.warnedFor(),
                before.version() + 1);
    }

    /** The one that goes on, and of several the first that began; else the last one that did, and none that never began. */
    private static @Nullable StoredSubscription current(List<StoredSubscription> all) {
        return all.stream()
                .filter(StoredSubscription::counts)
                .min(StoredSubscription.IN_ORDER)
                .orElseGet(() -> all.stream()
                        .filter(one -> !one.extra())
                        .max(Comparator.comparing(
                                        (StoredSubscription one) -> one.status() != SubscriptionStatus.INCOMPLETE)
                                .thenComparing(StoredSubscription.IN_ORDER))
                        .orElse(null));
    }

    /** Not every provider says of a subscription that is paid by now that it began with free days. */
    private boolean trialIsUsed(List<StoredSubscription> all) {
        var begun = all.stream()
                .filter(one -> one.status() != SubscriptionStatus.INCOMPLETE)
                .toList();
        return begun.stream().anyMatch(one -> one.state().trialEnd() != null)
                || checkouts.gaveTrial(
                        begun.stream().map(one -> one.state().id()).toList());
    }

    private void grant(Account before, @Nullable Granted granted) {
        var held = before.granted();
        if (granted == null || granted.equals(held)) {
            return;
        }
        if (held == null || !held.plan().equals(granted.plan()) || !Objects.equals(held.seats(), granted.seats())) {
            claims.subscribe(granted.plan(), granted.seats());
        }
        var start = granted.periodStart();
        var end = granted.periodEnd();
        if (start != null && end != null) {
            if (held == null || !start.equals(held.periodStart()) || !end.equals(held.periodEnd())) {
                claims.setPeriod(start, end);
            }
        } else if (held != null && held.periodStart() != null) {
            claims.endPeriod();
        }
    }

    private void claimAccess(Account before, @Nullable StoredSubscription current, Access access) {
        var level = access.level();
        if (before.access() != level) {
            claims.setAccess(level, current == null ? "NONE" : current.status().name());
        }
        if (before.access() != level || isClosedOtherwise(before, access)) {
            mails.accessChanged(access);
        }
    }

    /** What is closed as before, and for another reason, is opened in another way: owners are told. */
    private static boolean isClosedOtherwise(Account before, Access access) {
        return access.level() != AccessLevel.FULL && before.cause() != null && before.cause() != access.cause();
    }

    private @Nullable Instant warned(Account before, Access access, Instant now) {
        var ends = access.graceEndsAt();
        if (ends == null || ends.equals(before.warnedFor()) || now.isBefore(ends.minus(WARNING))) {
            return before.warnedFor();
        }
        mails.graceEnds(ends, access);
        return ends;
    }

    private static @Nullable Instant warnDue(Access access, @Nullable Instant warned) {
        var ends = access.graceEndsAt();
        return ends == null || ends.equals(warned) ? null : ends.minus(WARNING);
    }

    /** Months of a longer period follow one another by themselves; a new period is for the provider to tell. */
    private static @Nullable Instant periodDue(
            @Nullable Granted granted, @Nullable StoredSubscription current, Instant now) {
        var end = granted == null ? null : granted.periodEnd();
        var last = current == null ? null : current.state().periodEnd();
        return end == null || last == null || !end.isBefore(last) || !end.isAfter(now) ? null : end;
    }

    /** Not every provider ends by itself what was to end with its period. */
    private static @Nullable Instant endDue(@Nullable StoredSubscription current) {
        return current == null || !current.isLiving() || !current.state().cancelAtPeriodEnd()
                ? null
                : current.state().periodEnd();
    }

    /** What it is lowered to comes by time alone. */
    private static @Nullable Instant loweredDue(@Nullable StoredSubscription current) {
        var lowered = current == null ? null : current.lowered();
        return lowered == null ? null : lowered.at();
    }
}
