package foyer.billing;

import foyer.payments.PaymentEvent;
import foyer.payments.Provider;
import foyer.payments.ProviderDispute;
import foyer.payments.ProviderPayment;
import foyer.payments.ProviderStatement;
import foyer.payments.SubscriptionStatus;
import foyer.platform.database.Transactions;
import foyer.platform.time.TenantClock;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Applies what providers tell, each telling in one transaction with all that follows from it. */
@Component
class BillingApplying {

    /** Of an account that was just made. */
    private static final int FIRST = 1;

    private final AccountQueries accounts;
    private final Subscriptions subscriptions;
    private final SubscriptionQueries queries;
    private final ToldDocuments documents;
    private final BillingDisputes disputes;
    private final OwnDocuments own;
    private final BillingCredits credits;
    private final CheckoutQueries checkouts;
    private final AccountSettling settling;
    private final BillingHistory history;
    private final Transactions transactions;
    private final TenantClock clock;

    BillingApplying(
            AccountQueries accounts,
            Subscriptions subscriptions,
            SubscriptionQueries queries,
            ToldDocuments documents,
            BillingDisputes disputes,
            OwnDocuments own,
            BillingCredits credits,
            CheckoutQueries checkouts,
            AccountSettling settling,
            BillingHistory history,
            Transactions transactions,
            TenantClock clock) {
        this.accounts = accounts;
        this.subscriptions = subscriptions;
        this.queries = queries;
        this.documents = documents;
        this.disputes = disputes;
        this.own = own;
        this.credits = credits;
        this.checkouts = checkouts;
        this.settling = settling;
        this.history = history;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** The subscriptions that have to be asked for, since the event does not say how they are now. */
    Set<String> apply(PaymentEvent event) {
        return transactions.write(() -> {
            var account = accounts.lock();
            var how = Told.byEvent(event.occurredAt());
            var doubtful = new LinkedHashSet<String>();
            var news = false;
            for (var seen : event.seen()) {
                if (own.has(event.provider(), seen)) {
                    news |= apply(event.provider(), seen, how, doubtful);
                }
            }
            if (news) {
                settle(account);
            }
            return doubtful;
        });
    }

    /**
     * The subscriptions that have to be asked for before the event is applied: of one of which nothing was told that may have
     * been lost, and of a payment that failed only those hear whose subscription had begun. A page that is done stays open
     * until its subscription is known: whoever comes back from it meanwhile finds the one by the other.
     */
    Set<String> unheardOf(PaymentEvent event) {
        var unheard = new LinkedHashSet<String>();
        for (var seen : event.seen()) {
            var subscription =
                    switch (seen) {
                        case PaymentEvent.Seen.OfInvoice(var invoice) -> invoice.subscription();
                        case PaymentEvent.Seen.OfPayment(var payment) -> payment.subscription();
                        // A page that is its subscription comes with it.
                        case PaymentEvent.Seen.CheckoutDone(var page, var begun) -> page.equals(begun) ? null : begun;
                        default -> null;
                    };
            if (subscription == null || unheard.contains(subscription)) {
                continue;
            }
            // What is known is ours.
            var known = queries.of(event.provider(), subscription);
            if (isUnheardOf(known, seen) && (known != null || own.begins(event.provider(), subscription))) {
                unheard.add(subscription);
            }
        }
        return unheard;
    }

    private static boolean isUnheardOf(@Nullable StoredSubscription known, PaymentEvent.Seen seen) {
        return known == null
                || (known.status() == SubscriptionStatus.INCOMPLETE
                        && seen instanceof PaymentEvent.Seen.OfPayment(var payment)
                        && payment.status() == ProviderPayment.Status.FAILED);
    }

    private boolean apply(Provider provider, PaymentEvent.Seen seen, Told how, Set<String> doubtful) {
        return switch (seen) {
            case PaymentEvent.Seen.OfSubscription(var subscription) ->
                isNews(subscriptions.seen(provider, subscription, how), subscription.id(), doubtful);
            case PaymentEvent.Seen.SubscriptionChanged(var subscription) -> {
                doubtful.add(subscription);
                yield false;
            }
            case PaymentEvent.Seen.OfInvoice(var invoice) ->
                isNews(documents.seen(provider, invoice, how), invoice.subscription(), doubtful);
            case PaymentEvent.Seen.OfPayment(var payment) ->
                isNews(documents.seen(provider, payment, how), payment.subscription(), doubtful);
            case PaymentEvent.Seen.OfRefund(var refund) ->
                isNews(documents.seen(provider, refund, how), refund.subscription(), doubtful);
            case PaymentEvent.Seen.OfCredit(var credit) -> isNews(credits.seen(provider, credit, how), null, doubtful);
            case PaymentEvent.Seen.OfDispute(var dispute) ->
                isNews(disputes.seen(provider, dispute, how), dispute.subscription(), doubtful);
            case PaymentEvent.Seen.CheckoutDone(var checkout, var subscription) -> {
                ended(provider, checkout, true, subscription);
                yield false;
            }
            case PaymentEvent.Seen.CheckoutExpired(var checkout) -> {
                ended(provider, checkout, false, null);
                yield false;
            }
        };
    }

    /** Nothing follows from it for the tenant: a subscription tells of itself. */
    private void ended(Provider provider, String checkout, boolean done, @Nullable String subscription) {
        var id = checkouts.end(provider, checkout, done, subscription);
        if (id != null) {
            var kind = done ? BillingHistoryKind.CHECKOUT_DONE : BillingHistoryKind.CHECKOUT_EXPIRED;
            history.add(kind, null, id, List.of(), clock.now());
        }
    }

    private static boolean isNews(Taken seen, @Nullable String subscription, Set<String> doubtful) {
        return switch (seen) {
            case APPLIED -> true;
            case KNOWN -> false;
            case AMENDED, DOUBTFUL, UNKNOWN -> {
                if (subscription != null) {
                    doubtful.add(subscription);
                }
                yield seen == Taken.AMENDED;
            }
        };
    }

    /** The version of the tenant's account, for {@link #apply(Provider, ProviderStatement, int, boolean)}. */
    int version() {
        return accounts.read().version();
    }

    /** Takes over what the provider answered, unless something was done since the question: then that may be later. */
    AnswerOutcome apply(Provider provider, ProviderStatement statement, int version, boolean reconciling) {
        return transactions.write(() -> {
            var account = accounts.lock();
            if (isOutdated(account, version)) {
                return new AnswerOutcome.Outdated();
            }
            var how = Told.byAnswer(clock.now(), reconciling);
            var subscription = subscriptions.seen(provider, statement.subscription(), how);
            if (subscription == Taken.UNKNOWN) {
                return new AnswerOutcome.Unpriced();
            }
            var news = count(subscription);
            if (subscription == Taken.KNOWN && !own.has(provider, statement.subscription())) {
                return new AnswerOutcome.News(news);
            }
            var returned = disputes.returned(provider, statement);
            for (var document : documents.seen(provider, statement, how)) {
                news += count(document);
            }
            news += disputes.seen(provider, returned, how);
            for (var credit : credits.seen(provider, statement.credits().reversed(), how)) {
                news += count(credit);
            }
            if (news > 0) {
                settle(account);
            }
            return new AnswerOutcome.News(news);
        });
    }

    /** The same of what the provider answered of disputes: what was decided since is not open again. */
    AnswerOutcome apply(Provider provider, List<ProviderDispute> told, int version) {
        return transactions.write(() -> {
            var account = accounts.lock();
            if (isOutdated(account, version)) {
                return new AnswerOutcome.Outdated();
            }
            var how = Told.byAnswer(clock.now(), true);
            var news = disputes.seen(provider, told, how);
            if (news > 0) {
                settle(account);
            }
            return new AnswerOutcome.News(news);
        });
    }

    private static boolean isOutdated(Account account, int version) {
        return account.version() != Math.max(version, FIRST);
    }

    /** A page came to a subscription, or to nothing; nobody told. */
    void checkoutEnded(Provider provider, String checkout, @Nullable String subscription) {
        transactions.run(() -> {
            accounts.lock();
            ended(provider, checkout, subscription != null, subscription);
        });
    }

    /** What follows from what is known by now, also of the settings: which provider's world counts. It may be nothing. */
    void settle() {
        transactions.run(() -> {
            var account = accounts.lock();
            disputes.owe();
            settling.settleAgain(account, clock.now());
        });
    }

    private static int count(Taken seen) {
        return seen == Taken.APPLIED ? 1 : 0;
    }

    private void settle(Account account) {
        disputes.owe();
        settling.settle(account, clock.now());
    }
}
