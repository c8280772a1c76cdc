package foyer.billing;

import foyer.payments.PaymentAccount;
import foyer.payments.PaymentGateway;
import foyer.payments.ProviderException;
import foyer.payments.ProviderException.Reason;
import foyer.payments.ProviderInvoice;
import foyer.payments.ProviderPayment;
import foyer.payments.ProviderStatement;
import foyer.platform.database.Transactions;
import foyer.platform.time.TenantClock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
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
    private final PaymentQueries payments;
    private final CreditQueries credits;
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
            PaymentQueries payments,
            CreditQueries credits,
            AccountQueries accounts,
            AccountSettling settling,
            BillingHistory history,
            BillingMails mails,
            ProviderCalls calls,
            Transactions transactions,
            TenantClock clock) {
        this.subscriptions = subscriptions;
        this.trials = trials;
        this.payments = payments;
        this.credits = credits;
        this.accounts = accounts;
        this.settling = settling;
        this.history = history;
        this.mails = mails;
        this.calls = calls;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * Of the tenant acted in; what was not ended for good the next call goes on with. Not in a transaction.
     *
     * @throws ProviderException and {@link foyer.platform.http.OutboundException} as the provider's gateway does
     */
    void end() {
        var all = subscriptions.all();
        var isOver = false;
        for (var attempt = 0; attempt < TRIES && !isOver && !tooMany(all).isEmpty(); attempt++) {
            isOver = find(counting(all));
            all = subscriptions.all();
        }
        all.stream().filter(StoredSubscription::extra).forEach(this::end);
    }

    /** Those of providers that are here. */
    private List<StoredSubscription> counting(List<StoredSubscription> all) {
        var now = clock.now();
        return all.stream()
                .map(one -> one.at(now))
                .filter(one -> one.counts() && calls.has(one))
                .sorted(StoredSubscription.IN_ORDER)
                .toList();
    }

    /** Those that are to be ended. */
    private List<StoredSubscription> tooMany(List<StoredSubscription> all) {
        var counting = counting(all);
        var again = counting.stream().filter(one -> trials.isOne(one, all)).toList();
        var others = counting.stream().filter(one -> !again.contains(one)).skip(1);
        return Stream.concat(again.stream(), others).toList();
    }

    /**
     * What is known may be old: only what providers say now makes one of several an extra one, and one that its provider
     * does not know is for people to look into. False when others began meanwhile.
     */
    private boolean find(List<StoredSubscription> counting) {
        var asked = new HashSet<SubscriptionId>();
        for (var one : counting) {
            if (!isKnown(one)) {
                return true;
            }
            asked.add(one.id());
        }
        return transactions.write(() -> mark(asked));
    }

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

    /** Whether nobody was asked too little. */
    private boolean mark(Set<SubscriptionId> asked) {
        var account = accounts.lock();
        var now = clock.now();
        var all = subscriptions.all();
        var counting = counting(all);
        var tooMany = tooMany(all);
        if (!tooMany.isEmpty() && counting.stream().anyMatch(one -> !asked.contains(one.id()))) {
            return false;
        }
        var first = counting.stream()
                .filter(one -> !tooMany.contains(one))
                .findFirst()
                .orElse(null);
        for (var extra : tooMany) {
            subscriptions.markExtra(extra, now, first == null ? null : since(first));
            var what = List.of(Difference.of(Fact.PRICE, extra.priceCode(), null));
            history.add(
                    BillingHistoryKind.EXTRA_SUBSCRIPTION,
                    extra.id(),
                    extra.id().value(),
                    what,
                    now);
            if (trials.isOne(extra, all)) {
                mails.trialAgain(extra.id());
            } else {
                mails.extraSubscription(extra.id());
            }
        }
        if (!tooMany.isEmpty()) {
            settling.settle(account, now);
        }
        return true;
    }

    /** Since when there is the one that goes on; null when its provider does not say. */
    private static @Nullable Instant since(StoredSubscription first) {
        var began = first.began();
        return began.equals(Instant.MAX) ? null : began.minus(JUST_BEFORE);
    }

    /** The money first: what has ended would not be looked at again if this ended between the two. */
    private void end(StoredSubscription extra) {
        var id = extra.state().id();
        var since = Objects.requireNonNullElse(extra.extraSince(), Instant.MIN);
        if (!calls.has(extra) || (!extra.isLiving() && !isOwed(extra, since))) {
            return;
        }
        var gateway = calls.gateway(extra.provider());
        var account = calls.account(extra.provider());
        var statement = gateway.statement(account, id);
        giveBack(
                gateway,
                account,
                statement.payments().stream()
                        .filter(payment -> !payment.at().isBefore(since))
                        .toList());
        giveCreditBack(gateway, account, statement, since);
        if (extra.isLiving()) {
            gateway.cancel(account, id, false, "extra-" + extra.id().value());
        }
        calls.ask(extra.provider(), id, false);
    }

    /** Whether money or credit of one that has ended is still to go back, by what is known. */
    private boolean isOwed(StoredSubscription extra, Instant since) {
        var id = extra.state().id();
        return payments.refundable(extra.provider(), id).stream()
                        .anyMatch(payment -> !payment.at().isBefore(since))
                || credits.notReturned(extra.provider(), id).stream().anyMatch(at -> !at.isBefore(since));
    }

    /** What its invoices took is there again, marked with the invoice that it is for. */
    private static void giveCreditBack(
            PaymentGateway gateway, PaymentAccount account, ProviderStatement statement, Instant since) {
        var customer = statement.subscription().customer();
        for (var invoice : statement.invoices()) {
            var key = ReturnedCredit.reference(invoice.id());
            var taken = invoice.status() == ProviderInvoice.Status.PAID ? invoice.creditMinor() : 0;
            if (customer != null
                    && taken > 0
                    && !invoice.issuedAt().isBefore(since)
                    && statement.credits().stream().noneMatch(credit -> key.equals(credit.reference()))) {
                gateway.grantCredit(account, customer, invoice.currency(), taken, key);
            }
        }
    }

    private static void giveBack(PaymentGateway gateway, PaymentAccount account, List<ProviderPayment> payments) {
        for (var payment : payments) {
            var left = payment.amountMinor() - payment.refundedMinor();
            if (payment.status() == ProviderPayment.Status.SUCCEEDED && left > 0) {
                giveBack(gateway, account, payment, left);
            }
        }
    }

    /** What somebody gave back meanwhile is not given back again. */
    private static void giveBack(
            PaymentGateway gateway, PaymentAccount account, ProviderPayment payment, long amountMinor) {
        try {
            gateway.refund(
                    account,
                    payment.id(),
                    payment.currency(),
                    amountMinor,
                    "extra-%s-%d".formatted(payment.id(), amountMinor));
        } catch (ProviderException e) {
            if (e.reason() != Reason.CONFLICT) {
                throw e;
            }
        }
    }
}
