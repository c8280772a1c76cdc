package foyer.billing;

import foyer.payments.ProviderException;
import foyer.payments.ProviderException.Reason;
import foyer.platform.database.Transactions;
import foyer.platform.time.TenantClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Nobody pays twice: of several subscriptions of a tenant that were begun on pages in two windows, the first goes on. The others
 * are ended at once and what was paid for them while there was the first goes back, each once, and the owners are told. One that
 * has free days again ({@link SecondTrials}) is ended too.
 */
@Component
class ExtraSubscriptions {

    /** So often others may begin while providers are asked. */
    private static final int TRIES = 5;

    /** Clocks differ, and of a period that has just begun nobody has had anything: what was paid so long before goes back too. */
    private static final Duration JUST_BEFORE = Duration.ofDays(1);

    private final SubscriptionQueries subscriptions;
    private final SecondTrials trials;
    private final ExtraMoney money;
    private final AccountQueries accounts;
    private final AccountSettling settling;
    private final BillingHistory history;
    private final BillingMails mails;
    private final ProviderCalls calls;
    private final Transactions transactions;
    private final TenantClock clock;

    ExtraSubscriptions(
            SubscriptionQueries subscriptions,
            SecondTrials trials,
            ExtraMoney money,
            AccountQueries accounts,
            AccountSettling settling,
            BillingHistory history,
            BillingMails mails,
            ProviderCalls calls,
            Transactions transactions,
            TenantClock clock) {
        this.subscriptions = subscriptions;
        this.trials = trials;
        this.money = money;
        this.accounts = accounts;
        this.settling = settling;
        this.history = history;
        this.mails = mails;
        this.calls = calls;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * Those that go on, and whose providers are here.
     *
     * @param again those with free days for a second time
     * @param others the rest, in their order: the first of them goes on
     */
    private record Counting(List<StoredSubscription> again, List<StoredSubscription> others) {

        boolean areTooMany() {
            return !again.isEmpty() || others.size() > 1;
        }

        Stream<StoredSubscription> all() {
            return Stream.concat(again.stream(), others.stream());
        }
    }

    /**
     * Of the tenant acted in, each by itself: what was not ended for good, or did not go back, the next call goes on with. Not in
     * a transaction.
     *
     * @throws ProviderException and others, the first of what did not work, once all had their turn
     */
    void end() {
        var attempts = new Attempts();
        var all = subscriptions.all();
        if (counting(all).areTooMany()) {
            attempts.run(this::find);
            all = subscriptions.all();
        }
        var extras = all.stream().filter(one -> one.extra() && calls.has(one)).toList();
        money.unfinished(extras).forEach(extra -> end(extra, attempts));
        attempts.end();
    }

    private Counting counting(List<StoredSubscription> all) {
        var now = clock.now();
        var counting = all.stream()
                .map(one -> one.at(now))
                .filter(one -> one.counts() && calls.has(one))
                .sorted(StoredSubscription.IN_ORDER)
                .toList();
        var again = counting.stream().filter(one -> trials.isOne(one, all)).toList();
        return new Counting(
                again, counting.stream().filter(one -> !again.contains(one)).toList());
    }

    /**
     * What is known may be old: only what providers say now makes one of several an extra one, and none is one while a provider
     * of theirs does not answer, or does not know it.
     */
    private void find() {
        for (var attempt = 0; attempt < TRIES; attempt++) {
            var counting = counting(subscriptions.all()).all().toList();
            if (!counting.stream().allMatch(this::isKnown)) {
                return;
            }
            var asked = counting.stream().map(StoredSubscription::id).collect(Collectors.toSet());
            if (transactions.write(() -> mark(asked))) {
                return;
            }
        }
    }

    /** Asks how one is now; one that its provider does not know is for people to look into. */
    private boolean isKnown(StoredSubscription one) {
        try {
            calls.ask(one.provider(), one.state().id(), false);
            return true;
        } catch (ProviderException e) {
            if (e.reason() != Reason.NOT_FOUND) {
                throw e;
            }
            return false;
        }
    }

    /** False when others began meanwhile, whom nobody has asked about. */
    private boolean mark(Set<SubscriptionId> asked) {
        var account = accounts.lock();
        var now = clock.now();
        var counting = counting(subscriptions.all());
        if (!counting.areTooMany()) {
            return true;
        }
        if (!counting.all().allMatch(one -> asked.contains(one.id()))) {
            return false;
        }
        var since = counting.others().isEmpty() ? null : since(counting.others().getFirst());
        for (var extra : counting.again()) {
            mark(extra, since, now);
            mails.trialAgain(extra.id());
        }
        counting.others().stream().skip(1).forEach(extra -> {
            mark(extra, since, now);
            mails.extraSubscription(extra.id());
        });
        settling.settle(account, now);
        return true;
    }

    private void mark(StoredSubscription extra, @Nullable Instant since, Instant now) {
        subscriptions.markExtra(extra, now, since);
        var what = List.of(Difference.of(Fact.PRICE, extra.priceCode(), null));
        history.add(
                BillingHistoryKind.EXTRA_SUBSCRIPTION, extra.id(), extra.id().value(), what, now);
    }

    /** Since when there is the one that goes on; null when its provider does not say. */
    private static @Nullable Instant since(StoredSubscription first) {
        var began = first.began();
        return began.equals(Instant.MAX) ? null : began.minus(JUST_BEFORE);
    }

    /** The end first: whatever becomes of the money, it takes no more. */
    private void end(StoredSubscription extra, Attempts attempts) {
        if (extra.isLiving()) {
            attempts.run(() -> cancel(extra));
        }
        attempts.run(() -> money.goesBack(extra, attempts));
        attempts.run(() -> isKnown(extra));
    }

    private void cancel(StoredSubscription extra) {
        var key = "extra-" + extra.id().value();
        try {
            calls.asked(
                    extra.provider(),
                    (gateway, account) -> gateway.cancel(account, extra.state().id(), false, key));
        } catch (ProviderException e) {
            if (e.reason() != Reason.NOT_FOUND) {
                throw e;
            }
        }
    }
}
